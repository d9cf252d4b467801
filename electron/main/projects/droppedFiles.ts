import { randomUUID } from 'node:crypto';
import { LatheError } from '@shared/errors';

const files = new Map<string, string>();

/** A token for a file that the user dropped on a window; only the preload, never the page, names a path. */
export function tokenFor(path: string): string {
  const token = randomUUID();
  files.set(token, path);
  return token;
}

/** The file of a token, which is then used up. */
export function takeDropped(token: string): string {
  const path = files.get(token);
  if (path === undefined) {
    throw new LatheError('request.denied', 'This file was not dropped on the window.', {
      cure: 'Drop the file once more.',
    });
  }
  files.delete(token);
  return path;
}
