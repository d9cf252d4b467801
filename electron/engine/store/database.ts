import type LibSql from 'libsql';
import { LatheError } from '@shared/errors';
import { requireLate } from '../runtimes';
import { storageError } from './storageError';

export type Row = Readonly<Record<string, unknown>>;
export type Value = string | number | null;

/** One SQLite connection with its prepared statements. Every failure is a `LatheError`. */
export interface Database {
  /** False of a reader, and of an owner that lost its project. */
  readonly writable: boolean;
  exec(sql: string): void;
  run(sql: string, ...values: Value[]): { readonly lastId: number; readonly changes: number };
  get(sql: string, ...values: Value[]): Row | undefined;
  all(sql: string, ...values: Value[]): Row[];
  /** All of `work` or nothing; a transaction within another joins it. */
  transaction<T>(work: () => T): T;
  version(): number;
  close(): void;
}

export interface DatabaseOptions {
  /** Refuse every write. */
  readonly readOnly?: boolean;
  /** Asked before each write and transaction: `false` refuses it. */
  readonly mayWrite?: () => boolean;
}

/** Opens a database file (`:memory:` for none), in WAL mode so that others may read meanwhile. */
export function openDatabase(file: string, options: DatabaseOptions = {}): Database {
  return guard(file, () => {
    // Loaded late: workers come through this room's door too, and open no database.
    const Connection = requireLate('libsql') as typeof LibSql;
    const connection = new Connection(file, { timeout: 5 });
    connection.exec('PRAGMA busy_timeout = 5000');
    if (options.readOnly) connection.exec('PRAGMA query_only = 1');
    else if (file !== ':memory:') connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    return wrap(connection, file, options);
  });
}

function wrap(connection: LibSql.Database, file: string, options: DatabaseOptions): Database {
  const statements = new Map<string, LibSql.Statement>();
  const prepare = (sql: string): LibSql.Statement => {
    const known = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  let open = 0;
  const mayWrite = (): boolean => !options.readOnly && options.mayWrite?.() !== false;
  const mustWrite = (): void => {
    if (open > 0 || mayWrite()) return;
    throw new LatheError('project.locked', 'This host may not write to the database of the project.', {
      about: { file },
      cure: 'Another process has the project, or it was opened for reading only.',
    });
  };
  const database: Database = {
    get writable() {
      return mayWrite();
    },
    exec: (sql) => guard(file, () => void connection.exec(sql)),
    run: (sql, ...values) =>
      guard(file, () => {
        mustWrite();
        const { lastInsertRowid, changes } = prepare(sql).run(values);
        return { lastId: Number(lastInsertRowid), changes };
      }),
    get: (sql, ...values) => guard(file, () => prepare(sql).get(values) as Row | undefined),
    all: (sql, ...values) => guard(file, () => prepare(sql).all(values) as Row[]),
    transaction(work) {
      if (open > 0) return work();
      mustWrite();
      database.exec('BEGIN IMMEDIATE');
      open += 1;
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (thrown) {
        rollBack(connection);
        throw thrown;
      } finally {
        open -= 1;
      }
    },
    version: () => Number(database.get('PRAGMA user_version')?.['user_version'] ?? 0),
    close: () => connection.close(),
  };
  return database;
}

/** SQLite has rolled back by itself where the disk is full; what is to be told is why. */
function rollBack(connection: LibSql.Database): void {
  try {
    connection.exec('ROLLBACK');
  } catch (thrown) {
    if (!/no transaction is active/.test(String((thrown as Error).message))) throw thrown;
  }
}

function guard<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw storageError(thrown, file);
  }
}
