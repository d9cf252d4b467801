import { createHash } from 'node:crypto';
import { constants, createReadStream, existsSync } from 'node:fs';
import {
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder } from './places.mjs';

/** A folder of the cache, whole or absent: `make` fills a temporary one, which is then renamed. */
export async function cached(name, make) {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const temporary = `${folder}.${process.pid}.part`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    await make(temporary);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Removes what interrupted set-ups left half made. */
export async function sweep() {
  for (const folder of [cacheFolder(), join(cacheFolder(), 'downloads')]) {
    const names = existsSync(folder) ? await readdir(folder) : [];
    for (const name of names) {
      const maker = /(\d+)\.part/.exec(name)?.[1];
      if (maker && !isAlive(Number(maker))) await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Puts a file or folder of the cache at `target`: hard links where the disk allows, copies elsewhere. */
export async function place(source, target) {
  const temporary = `${target}.${process.pid}.part`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await linkTree(source, temporary);
  await rm(target, { recursive: true, force: true });
  await rename(temporary, target);
}

async function linkTree(source, target) {
  const kind = await lstat(source);
  if (kind.isSymbolicLink()) return symlink(await readlink(source), target);
  if (kind.isDirectory()) {
    await mkdir(target, { recursive: true });
    for (const name of await readdir(source)) await linkTree(join(source, name), join(target, name));
    return;
  }
  try {
    await link(source, target);
  } catch {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  }
}

/** Writes a whole file or none. */
export async function writeWhole(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}.part`, text);
  await rename(`${file}.${process.pid}.part`, file);
}

export async function readIfPresent(file) {
  return existsSync(file) ? readFile(file, 'utf8') : undefined;
}
