import type { CommandName, CommandInput, CommandResult } from './index';
import type { EventName, EventPayload } from './events';

/** What the preload puts on `window.lathe`. */
export interface LatheBridge {
  readonly platform: string;
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>>;
  /** Returns the function that ends the subscription. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** A token for a file that the user dropped, which commands take instead of a path. */
  fileToken(file: unknown): Promise<string>;
}

export { channels } from './channels';
