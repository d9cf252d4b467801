import { mkdir } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { LatheError } from '@shared/errors';
import type { OutputDraft } from '../blocks/blockKind';
import { frameFile } from './frameFile';
import { quoteName, quoteText } from './sqlText';
import { needsValues, storedColumn, type StoredColumn } from './storedColumn';

interface WriteQueryOptions {
  /** Told of columns whose values need another type than the query gave them. */
  readonly onWarning?: (text: string) => void;
}

/**
 * Writes a query's rows, in its order, as a frame below `folder`. The bytes depend on the rows only. The order of a
 * query that sets none depends on the threads, so run such queries with one thread.
 * @throws LatheError `data.typeMismatch` when two columns differ in case only, `data.empty` without columns
 */
export async function writeQuery(
  connection: DuckDBConnection,
  sql: string,
  folder: string,
  options: WriteQueryOptions = {},
): Promise<OutputDraft> {
  let table = `(${sql}\n)`;
  const shape = await connection.run(`SELECT * FROM ${table} LIMIT 0`);
  refuseEqualNames(shape.columnNames());
  const isTemporary = shape.columnTypes().some(needsValues);
  if (isTemporary) {
    // The values are looked at before they are written, and must be the same both times.
    await connection.run(`CREATE OR REPLACE TEMP TABLE lathe_result AS SELECT * FROM ${table}`);
    table = 'lathe_result';
  }
  const columns: StoredColumn[] = [];
  for (const [index, name] of shape.columnNames().entries()) {
    const column = await storedColumn(connection, table, name, shape.columnType(index));
    if (column.warning) options.onWarning?.(column.warning);
    columns.push(column);
  }
  const draft = await writeStored(connection, table, columns, folder);
  if (isTemporary) await connection.run('DROP TABLE lathe_result');
  return draft;
}

/** Writes `table`'s columns as converted by `columns`. */
export async function writeStored(
  connection: DuckDBConnection,
  table: string,
  columns: readonly StoredColumn[],
  folder: string,
): Promise<OutputDraft> {
  await mkdir(folder, { recursive: true });
  const select = columns.map((column) => `${column.sql} AS ${quoteName(column.name)}`).join(', ');
  const result = await connection.run(
    `COPY (SELECT ${select} FROM ${table}) TO ${quoteText(frameFile(folder))} (FORMAT parquet, COMPRESSION zstd)`,
  );
  return {
    type: 'frame',
    folder,
    rows: Number(result.getChunk(0).getColumnVector(0).getItem(0)),
    columns: columns.map(({ name, type }) => ({ name, type })),
    caption: columns.length === 1 ? '1 column' : `${columns.length} columns`,
  };
}

/** DuckDB takes names that differ in case only for the same name. */
export function refuseEqualNames(names: readonly string[]): void {
  if (!names.length) throw new LatheError('data.empty', 'A frame needs at least one column.');
  const seen = new Map<string, string>();
  for (const name of names) {
    const earlier = seen.get(name.toLowerCase());
    if (earlier !== undefined) {
      throw new LatheError(
        'data.typeMismatch',
        earlier === name
          ? `Two columns are named ${name}.`
          : `Columns ${earlier} and ${name} differ in upper and lower case only.`,
        { cure: 'Give every column a name of its own.', about: { column: name } },
      );
    }
    if (name === '')
      throw new LatheError('data.typeMismatch', 'A column has an empty name.', { cure: 'Name it.' });
    seen.set(name.toLowerCase(), name);
  }
}
