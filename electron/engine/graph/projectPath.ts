import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { LatheError } from '@shared/errors';

/**
 * The absolute path of a file that a document names, which must be below the project folder, links resolved.
 * The file itself need not exist.
 * @throws LatheError `request.denied`.
 */
export function resolveInside(projectFolder: string, file: string): string {
  const root = realpathSync(projectFolder);
  const path = realPath(resolve(root, file));
  const below = relative(root, path);
  if (!isAbsolute(file) && below !== '' && !isAbsolute(below) && below.split(/[\\/]/)[0] !== '..')
    return path;
  throw new LatheError('request.denied', `${file} is not below the project folder.`, {
    about: { file },
    cure: 'Name a file inside the project, relative to its folder.',
  });
}

/** `realpath` of the part that exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
