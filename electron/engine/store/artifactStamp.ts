import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Name, size and time of change of every file of a folder, a line each: a write, a cut or a missing file shows in
 * it without the content being read. Undefined when there is no such folder. Asked at every use of an artifact, of
 * which each has a handful of files, so it does not wait for a thread.
 */
export function folderStamp(folder: string): string | undefined {
  try {
    return linesBelow(folder, '').sort().join('\n');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

function linesBelow(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return linesBelow(folder, name);
    const { size, mtimeMs } = statSync(join(folder, name));
    return [`${name} ${size} ${mtimeMs}`];
  });
}
