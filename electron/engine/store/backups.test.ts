import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratchFolder';
import { backUpDaily, databaseFaults, soundBackup } from './backups';
import { openStore } from './projectStore';

const day = 24 * 3_600_000;

test('a day has one backup, and the last three days are kept', async () => {
  const folder = scratchFolder();
  const lathe = join(folder, '.lathe');
  openStore(folder, 'own').close();
  const made = async (time: number): Promise<string[]> => {
    await backUpDaily(lathe, time);
    const names = readdirSync(join(lathe, 'backups')).sort();
    // As old as the day that the test says it is.
    const newest = join(lathe, 'backups', names.at(-1) ?? '');
    utimesSync(newest, time / 1000, time / 1000);
    return names;
  };
  const start = Date.UTC(2026, 0, 1, 12);
  expect(await made(start)).toEqual(['lathe-day-2026-01-01.db']);
  expect(await made(start + day / 2)).toEqual(['lathe-day-2026-01-01.db']);
  for (const days of [2, 4, 6]) await made(start + days * day);
  expect(readdirSync(join(lathe, 'backups')).sort()).toEqual([
    'lathe-day-2026-01-03.db',
    'lathe-day-2026-01-05.db',
    'lathe-day-2026-01-07.db',
  ]);
  expect(databaseFaults(soundBackup(lathe) ?? '')).toEqual([]);
});

test('a database that is open elsewhere with a log of its own is not copied', async () => {
  const folder = scratchFolder();
  const store = openStore(folder, 'own');
  store.models.promote('m', 1, 'champion');
  await backUpDaily(store.folder);
  expect(existsSync(join(store.folder, 'backups'))).toBe(false);
  store.close();
  await backUpDaily(store.folder);
  expect(readdirSync(join(store.folder, 'backups'))).toHaveLength(1);
});

test('a backup that is damaged is not offered', async () => {
  const folder = scratchFolder();
  const lathe = join(folder, '.lathe');
  openStore(folder, 'own').close();
  await backUpDaily(lathe);
  const name = readdirSync(join(lathe, 'backups'))[0] ?? '';
  writeFileSync(join(lathe, 'backups', name), 'x'.repeat(5000));
  expect(soundBackup(lathe)).toBeUndefined();
});
