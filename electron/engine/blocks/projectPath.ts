import { isAbsolute, relative, resolve, sep } from 'node:path';
import { LatheError } from '@shared/errors';

/**
 * The absolute path of a file that a project names. Paths that leave the project folder are refused, so that a
 * project stays whole when it moves and one from elsewhere cannot reach other files.
 * @throws LatheError `parameter.invalid`
 */
export function projectPath(projectFolder: string, path: string, parameter: string): string {
  const absolute = resolve(projectFolder, path);
  const inside = relative(resolve(projectFolder), absolute);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw new LatheError(
      'parameter.invalid',
      `${path || 'An empty path'} is not a file inside the project folder.`,
      {
        cure: 'Copy the file into the project, for example below data/, and give its path from there.',
        about: { parameter, file: path },
      },
    );
  }
  return absolute;
}
