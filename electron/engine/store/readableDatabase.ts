import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { openDatabase, type Database } from './database';

/**
 * Opens a database to read. In a folder that cannot be written to, SQLite cannot make the file beside it by which
 * readers of a database in WAL mode find each other; then a copy is read, which is removed at the end.
 */
export function openReadableDatabase(file: string): Database {
  const database = openDatabase(file, { readOnly: true });
  try {
    database.version();
    return database;
  } catch (thrown) {
    database.close();
    if (!cannotOpen(thrown)) throw thrown;
    return openCopy(file);
  }
}

function openCopy(file: string): Database {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-read-'));
  const copy = join(folder, 'lathe.db');
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  const database = openDatabase(copy, { readOnly: true });
  return {
    ...database,
    close() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function cannotOpen(thrown: unknown): boolean {
  const cause = thrown instanceof LatheError ? thrown.cause : thrown;
  const code = (cause as { code?: string } | null)?.code ?? '';
  return code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY');
}
