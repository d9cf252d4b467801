import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageUsage } from '@shared/model';
import type { ProjectStore } from '../projectStore';
import { folderBytes, planGarbage, type Retention } from './planGarbage';

/** What a project's `.lathe/` takes on the disk, and what a collection could give back. Changes nothing. */
export async function storageUsage(
  store: ProjectStore,
  retention: Retention,
  now: number = Date.now(),
): Promise<StorageUsage> {
  const { database, folder } = store;
  const artifacts = database
    .all(
      'SELECT type, count(*) AS count, sum(bytes) AS bytes FROM artifacts GROUP BY type ORDER BY bytes DESC',
    )
    .map((row) => ({
      type: String(row['type']) as StorageUsage['artifacts'][number]['type'],
      count: Number(row['count']),
      bytes: Number(row['bytes']),
    }));
  const plan = await planGarbage(store, retention, now);
  const going = [...plan.artifacts, ...plan.setAside];
  return {
    artifacts,
    artifactCount: artifacts.reduce((sum, { count }) => sum + count, 0),
    artifactBytes: artifacts.reduce((sum, { bytes }) => sum + bytes, 0),
    runs: Number(database.get('SELECT count(*) AS runs FROM runs')?.['runs']),
    databaseBytes: await databaseBytes(folder),
    backupBytes: await folderBytes(join(folder, 'backups')),
    damagedBytes: await folderBytes(store.damaged),
    retention: { ...retention },
    freeable: {
      runs: plan.runs.length,
      artifacts: plan.artifacts.length,
      bytes: going.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  };
}

async function databaseBytes(folder: string): Promise<number> {
  const sizes = await Promise.all(
    ['lathe.db', 'lathe.db-wal'].map((name) => stat(join(folder, name)).catch(() => ({ size: 0 }))),
  );
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
