import {
  commands,
  eventSchemas,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  type EventName,
  type EventPayload,
  type LatheBridge,
} from '@shared/contract';
import { LatheError } from '@shared/errors';

declare global {
  interface Window {
    readonly lathe?: LatheBridge;
  }
}

/** What stores and screens know of the engine. `call` throws `LatheError`. */
export interface Bridge {
  readonly platform: string;
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** Returns the function that ends the subscription. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** A token for a file that the user dropped, which commands take instead of a path. */
  fileToken(file: File): Promise<string>;
}

/** The bridge over a preload object; looked up at each use, so that tests may do without one. */
export function createBridge(find: () => LatheBridge | undefined): Bridge {
  const lathe = (): LatheBridge => {
    const found = find();
    if (!found) throw new LatheError('internal', 'This page runs outside of Lathe.');
    return found;
  };
  return {
    get platform() {
      return find()?.platform ?? 'linux';
    },
    async call(name, input) {
      const result = await lathe().call(name, input);
      if (!result.ok) throw LatheError.fromData(result.error);
      return commands[name].output.parse(result.value) as CommandOutput<typeof name>;
    },
    on(name, listener) {
      return lathe().on(name, (payload) => {
        listener(eventSchemas[name].parse(payload) as EventPayload<typeof name>);
      });
    },
    fileToken: (file) => lathe().fileToken(file),
  };
}

export const bridge: Bridge = createBridge(() => (typeof window === 'undefined' ? undefined : window.lathe));
