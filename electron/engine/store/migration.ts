import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { Database } from './database';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings a database to the newest version, each step in a transaction. One that already holds something is
 * copied to `backups/` beside it first.
 * @throws LatheError `document.newer` when a later Lathe wrote it.
 */
export function migrate(database: Database, file: string, migrations: readonly Migration[]): void {
  const version = database.version();
  refuseNewer(version, file, migrations);
  if (version === migrations.length) return;
  if (version > 0) backUp(database, file, version);
  migrations.slice(version).forEach(({ sql }, index) => {
    database.transaction(() => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version + index + 1}`);
    });
  });
}

/** @throws LatheError `document.newer` when a later Lathe wrote the database. */
export function refuseNewer(version: number, file: string, migrations: readonly Migration[]): void {
  if (version <= migrations.length) return;
  throw new LatheError('document.newer', 'A newer Lathe has written the database of this project.', {
    about: { file },
    cure: 'Open the project with that version.',
  });
}

function backUp(database: Database, file: string, version: number): void {
  const copy = join(dirname(file), 'backups', `lathe-version-${version}.db`);
  mkdirSync(dirname(copy), { recursive: true });
  rmSync(copy, { force: true });
  database.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
}
