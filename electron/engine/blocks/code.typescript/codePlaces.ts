import { relative, sep } from 'node:path';
import { LatheError } from '@shared/errors';

/** A line of a project file, as messages name it. */
export interface CodePlace {
  readonly file: string;
  readonly line: number;
}

let loaded: { readonly files: ReadonlyMap<string, unknown>; readonly root: string } | undefined;

/** Remembers which code this process runs, so that what it throws late can be placed. */
export function rememberCode(files: ReadonlyMap<string, unknown>, root: string): void {
  loaded = { files, root };
}

/** The innermost line of an error's stack that is in one of these files. */
export function placeInCode(
  error: unknown,
  files: Iterable<string>,
  nameOf: (path: string) => string,
): CodePlace | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  let first = Infinity;
  let place: CodePlace | undefined;
  for (const path of files) {
    const at = stack.indexOf(`${path}:`);
    const line = at < 0 ? NaN : Number.parseInt(stack.slice(at + path.length + 1), 10);
    if (Number.isNaN(line) || at > first) continue;
    first = at;
    place = { file: nameOf(path), line };
  }
  return place;
}

/** What project code threw outside of the call that ran it, such as in a timer, with its file and line. */
export function lateCodeError(thrown: unknown): LatheError {
  if (thrown instanceof LatheError) return thrown;
  const root = loaded?.root ?? '';
  const place = placeInCode(thrown, loaded?.files.keys() ?? [], (path) =>
    relative(root, path).split(sep).join('/'),
  );
  const words = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new LatheError('code.failed', place ? `${place.file} (line ${place.line}): ${words}` : words, {
    ...(place
      ? { cure: 'Correct the code file. Await what it starts, and catch what timers throw.', about: place }
      : {}),
    cause: thrown,
  });
}
