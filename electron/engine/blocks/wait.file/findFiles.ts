import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, parse, relative, sep } from 'node:path';
import { LatheError } from '@shared/errors';
import { projectPath } from '../projectPath';

export interface FoundFile {
  /** From the project folder with `/`, or absolute when it was asked for so. */
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/**
 * The files that a path or a pattern names, by path. `*` and `?` stand for any letters of one name, `**` for any
 * folders; none of them for a leading dot.
 * @throws LatheError `parameter.invalid` for a path outside the project or a folder, `file.unreadable`.
 */
export async function findFiles(
  projectFolder: string,
  pattern: string,
  signal: AbortSignal,
): Promise<FoundFile[]> {
  const absolute = isAbsolute(pattern) ? pattern : projectPath(projectFolder, pattern, 'path');
  const { root } = parse(absolute);
  const names = absolute.slice(root.length).split(sep === '\\' ? /[\\/]/ : '/');
  const first = names.findIndex(isPattern);
  const found = new Set<string>();
  if (first < 0) found.add(absolute);
  else await walk(join(root, ...names.slice(0, first)), names.slice(first), found, signal);
  const files: FoundFile[] = [];
  for (const path of [...found].sort()) {
    const file = await describe(path, first < 0);
    if (file === undefined) continue;
    const shown = isAbsolute(pattern) ? path : relative(projectFolder, path).split(sep).join('/');
    files.push({ path: shown, ...file });
  }
  return files;
}

async function walk(
  folder: string,
  names: readonly string[],
  found: Set<string>,
  signal: AbortSignal,
): Promise<void> {
  const [name = '', ...rest] = names;
  if (!isPattern(name)) {
    if (rest.length === 0) found.add(join(folder, name));
    else await walk(join(folder, name), rest, found, signal);
    return;
  }
  if (signal.aborted) return;
  const entries = await entriesOf(folder);
  if (name === '**') {
    await walk(folder, rest.length === 0 ? ['*'] : rest, found, signal);
    for (const entry of entries) {
      if (entry.isDirectory() && !entry.name.startsWith('.'))
        await walk(join(folder, entry.name), names, found, signal);
    }
    return;
  }
  const expression = expressionOf(name);
  for (const entry of entries) {
    if (!expression.test(entry.name)) continue;
    if (rest.length === 0) found.add(join(folder, entry.name));
    else if (!entry.isFile()) await walk(join(folder, entry.name), rest, found, signal);
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (thrown) {
    return absentOr(thrown, folder, []);
  }
}

async function describe(path: string, named: boolean): Promise<Omit<FoundFile, 'path'> | undefined> {
  try {
    const found = await stat(path);
    if (found.isFile()) return { size: found.size, modified: found.mtimeMs };
  } catch (thrown) {
    return absentOr(thrown, path, undefined);
  }
  if (!named) return undefined;
  throw new LatheError('parameter.invalid', `${path} is a folder.`, {
    cure: 'Name a file, or the files in it: folder/*.csv.',
    about: { parameter: 'path', file: path },
  });
}

function absentOr<T>(thrown: unknown, path: string, absent: T): T {
  const code = (thrown as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return absent;
  throw new LatheError('file.unreadable', `${path} cannot be looked at (${code || String(thrown)}).`, {
    cure: 'Allow this user to read it.',
    about: { file: path },
    cause: thrown,
  });
}

export function isPattern(name: string): boolean {
  return /[*?]/.test(name);
}

function expressionOf(name: string): RegExp {
  const written = name
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${name.startsWith('.') ? '' : '(?!\\.)'}${written}$`, 's');
}
