import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { LatheError } from '@shared/errors';

export type { DuckDBConnection };

export interface DatabaseOptions {
  /** Where DuckDB may spill what does not fit in memory. Default: a folder of this process below the system's. */
  readonly scratch?: string;
  /** Default: every core. One thread makes the order of unordered results, and so artifact hashes, repeatable. */
  readonly threads?: number;
  /** Default: half of the machine's memory, shared among as many workers as there are cores; at least 512 MB. */
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
  let interrupting: NodeJS.Timeout | undefined;
  // Again and again, because a statement that is only about to start does not hear it.
  const interrupt = (): void => {
    interrupting ??= setInterval(() => connection.interrupt(), 20);
  };
  options.signal?.addEventListener('abort', interrupt);
  if (options.signal?.aborted) interrupt();
  try {
    return await action(connection);
  } catch (error) {
    throw databaseError(error, options);
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
    clearInterval(interrupting);
    connection.closeSync();
    instance.closeSync();
  }
}

/** Failures of the machine rather than of the statement, in words; all else passes unchanged. */
function databaseError(error: unknown, { signal }: DatabaseOptions): unknown {
  if (signal?.aborted) return new LatheError('run.cancelled', 'Cancelled.', { cause: error });
  const words = error instanceof Error ? error.message : '';
  if (/No space left on device|Disk quota exceeded|max_temp_directory_size/.test(words)) {
    return new LatheError('disk.full', 'The disk is full; nothing that was stored before is harmed.', {
      cure: 'Free some space and run again: finished blocks come from the cache.',
      cause: error,
    });
  }
  if (words.startsWith('Out of Memory Error')) {
    return new LatheError('worker.outOfMemory', 'The rows need more memory than is there.', {
      cure: 'Take fewer rows or columns, or close other programs.',
      cause: error,
    });
  }
  return error;
}

let shared: Promise<DuckDBInstance> | undefined;

/** A connection to the instance that this process keeps open: a new one takes 20 ms. Close it. */
export async function connectForReading(): Promise<DuckDBConnection> {
  shared ??= createInstance({});
  return (await shared).connect();
}

/** Connections of the open instance that wait for their next use: making one costs as much as writing a short frame. */
let spare: DuckDBConnection[] = [];
const mostSpare = 4;

/** As `withDatabase`, in the instance that this process keeps open. Tables must be temporary, and dropped. */
export async function withSharedDatabase<T>(
  action: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = spare.pop() ?? (await connectForReading());
  try {
    const result = await action(connection);
    if (spare.length < mostSpare) spare.push(connection);
    else connection.closeSync();
    return result;
  } catch (error) {
    connection.closeSync();
    if (/database has been invalidated/.test(String((error as Error).message))) {
      shared = undefined;
      spare = [];
    }
    throw databaseError(error, {});
  }
}

function createInstance(options: DatabaseOptions): Promise<DuckDBInstance> {
  const memory = options.memoryBytes ?? Math.max(totalmem() / 2 / cpus().length, 512 * 2 ** 20);
  return DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? cpus().length),
    memory_limit: `${Math.floor(memory / 2 ** 20)}MiB`,
    temp_directory: join(options.scratch ?? tmpdir(), `lathe-duckdb-${process.pid}`),
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
}
