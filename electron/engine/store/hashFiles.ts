import { createHash, type Hash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Up to here a file is read at once: a trip to the thread pool for each call takes longer than the reading. */
const smallBytes = 1 << 20;

/** Hex SHA-256 of a file, read in pieces when it is big. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await addFile(hash, file, statSync(file).size);
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
  for (const name of namesBelow(folder, '').sort((left, right) => (left < right ? -1 : 1))) {
    const { size } = statSync(join(folder, name));
    hash.update(`${Buffer.byteLength(name)}:${name}:${size}:`);
    await addFile(hash, join(folder, name), size);
    bytes += size;
  }
  return { hash: hash.digest('hex'), bytes };
}

function namesBelow(folder: string, prefix: string): string[] {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory()) names.push(...namesBelow(folder, name));
    else names.push(name);
  }
  return names;
}

async function addFile(hash: Hash, file: string, bytes: number): Promise<void> {
  if (bytes <= smallBytes) {
    hash.update(readFileSync(file));
    return;
  }
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 18 })) hash.update(piece as Buffer);
}
