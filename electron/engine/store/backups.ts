import { constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from './database';

const dayMilliseconds = 24 * 3_600_000;
const mostBytes = 200 * 1024 ** 2;
const kept = 3;
const dailyName = /^lathe-day-.*\.db$/;

/**
 * Keeps a copy of the database in `.lathe/backups/`, one a day and the last three. Called by the owner after it
 * closed the database: the write-ahead log is then empty and nobody else writes, so a plain copy is whole, made
 * beside the event loop and on many file systems at no cost. `VACUUM INTO` of an open database would hold up the
 * host, and a copy of one would meet its own writes. A database above 200 MB is left to the user's own backups; one
 * whose log a reader still keeps is copied at the next closing.
 */
export async function backUpDaily(folder: string, now: number = Date.now()): Promise<void> {
  const file = join(folder, 'lathe.db');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const waiting = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 || size > mostBytes || waiting > 0) return;
  const backups = join(folder, 'backups');
  const daily = dailyBackups(backups);
  const newest = daily[0] === undefined ? undefined : statSync(join(backups, daily[0])).mtimeMs;
  if (newest !== undefined && Math.abs(now - newest) < dayMilliseconds) return;
  await mkdir(backups, { recursive: true });
  const name = `lathe-day-${new Date(now).toISOString().slice(0, 10)}.db`;
  const draft = join(backups, `${name}.part`);
  try {
    await copyFile(file, draft, constants.COPYFILE_FICLONE);
    await rename(draft, join(backups, name));
  } finally {
    await rm(draft, { force: true });
  }
  for (const old of dailyBackups(backups).slice(kept)) rmSync(join(backups, old), { force: true });
}

/** The newest backup that can be read whole. */
export function soundBackup(folder: string): string | undefined {
  const backups = join(folder, 'backups');
  if (!existsSync(backups)) return undefined;
  return readdirSync(backups)
    .filter((name) => /^lathe-.*\.db$/.test(name))
    .map((name) => join(backups, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
    .find((file) => databaseFaults(file).length === 0);
}

/** What SQLite finds wrong with a database, in its words; empty when it is sound. */
export function databaseFaults(file: string): string[] {
  const database = openDatabase(file, { readOnly: true });
  try {
    const found = database.all('PRAGMA integrity_check(20)').map((row) => String(Object.values(row)[0]));
    return found.filter((line) => line !== 'ok');
  } catch (thrown) {
    return [thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause.message : String(thrown)];
  } finally {
    database.close();
  }
}

/** Newest first. */
function dailyBackups(backups: string): string[] {
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => dailyName.test(name))
    .sort()
    .reverse();
}
