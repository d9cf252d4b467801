import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Hashes of the artifacts whose folders are there, recorded or not. */
export async function storedFolders(root: string): Promise<string[]> {
  const hashes: string[] = [];
  for (const prefix of await namesIn(root)) {
    const names = await namesIn(join(root, prefix));
    hashes.push(...names.filter((name) => /^[0-9a-f]{64}$/.test(name) && name.startsWith(prefix)));
  }
  return hashes;
}

/** Names in a folder, in order; none when there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}
