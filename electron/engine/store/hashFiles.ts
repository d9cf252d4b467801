import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Hex SHA-256 of a file, read in pieces. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await addFile(hash, file);
  return hash.digest('hex');
}

export interface FolderContent {
  /** Hex SHA-256 over the relative names in code-unit order, each with its length and content. */
  readonly hash: string;
  readonly bytes: number;
}

export async function hashFolder(folder: string): Promise<FolderContent> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const name of (await namesBelow(folder, '')).sort((left, right) => (left < right ? -1 : 1))) {
    const { size } = await stat(join(folder, name));
    hash.update(`${Buffer.byteLength(name)}:${name}:${size}:`);
    await addFile(hash, join(folder, name));
    bytes += size;
  }
  return { hash: hash.digest('hex'), bytes };
}

async function namesBelow(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory()) names.push(...(await namesBelow(folder, name)));
    else names.push(name);
  }
  return names;
}

async function addFile(hash: Hash, file: string): Promise<void> {
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 18 })) hash.update(piece as Buffer);
}
