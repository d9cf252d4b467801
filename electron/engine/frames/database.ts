import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

export type { DuckDBConnection };

export interface DatabaseOptions {
  /** Where DuckDB may spill what does not fit in memory. Default: a folder of this process below the system's. */
  readonly scratch?: string;
  /** Default: every core. One thread makes the order of unordered results, and so artifact hashes, repeatable. */
  readonly threads?: number;
  /** Default: 40% of the machine's memory. */
  readonly memoryBytes?: number;
  /** Interrupts the running statement when aborted. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `action` with a connection to an empty in-memory DuckDB, closed afterwards. Nothing is downloaded: only the
 * extensions that are linked in (parquet, json, icu) exist.
 */
export async function withDatabase<T>(
  action: (connection: DuckDBConnection) => Promise<T>,
  options: DatabaseOptions = {},
): Promise<T> {
  const instance = await createInstance(options);
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  options.signal?.addEventListener('abort', interrupt);
  try {
    return await action(connection);
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
    connection.closeSync();
    instance.closeSync();
  }
}

let reading: Promise<DuckDBInstance> | undefined;

/** A connection to the instance that all frame readers of this process share. Close it. */
export async function connectForReading(): Promise<DuckDBConnection> {
  reading ??= createInstance({});
  return (await reading).connect();
}

function createInstance(options: DatabaseOptions): Promise<DuckDBInstance> {
  const memory = options.memoryBytes ?? totalmem() * 0.4;
  return DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? cpus().length),
    memory_limit: `${Math.floor(memory / 2 ** 20)}MiB`,
    temp_directory: join(options.scratch ?? tmpdir(), `lathe-duckdb-${process.pid}`),
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
}
