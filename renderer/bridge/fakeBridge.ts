import type { CommandInput, CommandName, CommandOutput, EventName, EventPayload } from '@shared/contract';
import { LatheError } from '@shared/errors';
import type { Bridge } from './bridge';

type Answers = {
  [N in CommandName]?: (input: CommandInput<N>) => CommandOutput<N> | Promise<CommandOutput<N>>;
};

interface FakeBridge extends Bridge {
  /** Calls made so far, in order. */
  readonly calls: readonly { readonly name: CommandName; readonly input: unknown }[];
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
}

/** A bridge for tests of stores: answers by command; anything unanswered fails. */
export function createFakeBridge(answers: Answers = {}): FakeBridge {
  const calls: { name: CommandName; input: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  return {
    platform: 'linux',
    calls,
    async call(name, input) {
      calls.push({ name, input });
      const answer = answers[name] as ((given: typeof input) => unknown) | undefined;
      if (!answer) throw new LatheError('request.invalid', `No answer for ${name}.`);
      return (await answer(input)) as CommandOutput<typeof name>;
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    fileToken: () => Promise.resolve('token'),
  };
}
