import { UsageError } from './usage';

/** `--set NAME=VALUE` by name. A value that reads as JSON is that, the rest is text. */
export function assignments(given: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    given.map((assignment) => {
      const at = assignment.indexOf('=');
      if (at < 1)
        throw new UsageError(`--set wants NAME=VALUE, for example mlp.epochs=20; got "${assignment}".`);
      return [assignment.slice(0, at), valueOf(assignment.slice(at + 1))];
    }),
  );
}

function valueOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const exact = typeof value !== 'number' || Number.isSafeInteger(value) || !/^-?\d+$/.test(text);
    return exact ? value : text;
  } catch {
    return text;
  }
}
