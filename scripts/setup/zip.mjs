import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, readFile, rm, symlink } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

/**
 * Unpacks the entries of a zip file (a wheel is one) for which `keep` returns a path below `folder`.
 * Modes and symbolic links survive. Format: APPNOTE 6.3, without ZIP64.
 */
export async function unzip(file, folder, keep = (name) => name) {
  const entries = await readDirectory(file);
  let count = 0;
  for (const entry of entries) {
    const target = entry.name.endsWith('/') ? undefined : keep(entry.name);
    if (!target) continue;
    if (normalize(target).startsWith('..'))
      throw new Error(`${file}: entry outside the folder: ${entry.name}`);
    await writeEntry(file, entry, join(folder, target));
    count += 1;
  }
  return count;
}

async function readDirectory(file) {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, 65_557));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0) throw new Error(`${file} is not a zip file`);
    const directory = Buffer.alloc(tail.readUInt32LE(end + 12));
    await handle.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
    return parseDirectory(directory);
  } finally {
    await handle.close();
  }
}

function parseDirectory(bytes) {
  const entries = [];
  for (let at = 0; at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50;) {
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      mode: bytes.readUInt32LE(at + 38) >>> 16,
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

async function writeEntry(file, entry, target) {
  await mkdir(dirname(target), { recursive: true });
  const handle = await open(file);
  const local = Buffer.alloc(30);
  await handle.read(local, 0, 30, entry.offset);
  await handle.close();
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (entry.packed === 0) return (await open(target, 'w')).close();
  const packed = createReadStream(file, { start, end: start + entry.packed - 1 });
  const through = entry.method === 8 ? [createInflateRaw()] : [];
  await pipeline(packed, ...through, createWriteStream(target));
  const permissions = entry.mode & 0o777;
  if ((entry.mode & 0o170000) === 0o120000) {
    const link = await readFile(target, 'utf8');
    await rm(target);
    await symlink(link, target);
  } else if (permissions) {
    await chmod(target, permissions | 0o600);
  }
}
