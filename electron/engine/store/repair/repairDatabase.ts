import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFaults, soundBackup } from '../backups';
import { storageError } from '../storageError';
import { salvage, type SalvagedTable } from './salvage';

export interface DatabaseRepair {
  /** What SQLite found, in its words. */
  readonly faults: readonly string[];
  readonly tables: readonly SalvagedTable[];
  /** Where the damaged file is kept. */
  readonly kept: string;
  /** Where rows came from that could not be read. */
  readonly backup: string | undefined;
}

/**
 * Puts a new database in the place of a damaged one, from what can be read of it and the newest sound backup. The
 * damaged file is copied to `backups/` first, with its log. Undefined when there is nothing to repair.
 * @param folder `.lathe` of a project that this process owns and has not opened.
 */
export function repairDatabase(folder: string, now: Date): DatabaseRepair | undefined {
  const file = join(folder, 'lathe.db');
  const made = join(folder, 'lathe.repaired.db');
  try {
    removeDatabase(made);
    if (!existsSync(file)) return undefined;
    const faults = databaseFaults(file);
    if (faults.length === 0) return undefined;
    const kept = join(folder, 'backups', `damaged-${now.toISOString().replaceAll(':', '.')}.db`);
    mkdirSync(join(folder, 'backups'), { recursive: true });
    for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, kept + end);
    const backup = soundBackup(folder);
    const tables = salvage(kept, made, backup);
    // The log first: one of another database would be written into this one.
    rmSync(`${file}-wal`, { force: true });
    rmSync(`${file}-shm`, { force: true });
    renameSync(made, file);
    return { faults, tables, kept, backup };
  } catch (thrown) {
    throw storageError(thrown, file);
  }
}

function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}
