import {
  BIGINT,
  DATE,
  DOUBLE,
  DuckDBDataChunk,
  TIME,
  TIMESTAMP,
  UTINYINT,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBVector,
} from '@duckdb/node-api';
import { LatheError } from '@shared/errors';
import type { OutputDraft } from '../blocks/blockKind';
import { withSharedDatabase } from './database';
import type { ColumnToWrite } from './frameReader';
import { rememberFrame } from './recentFrames';
import type { StoredColumn } from './storedColumn';
import { vectorItems } from './typedVectors';
import { refuseEqualNames, writeStored } from './writeQuery';

/** DuckDB's fixed size of a vector. */
const chunkRows = 2048;
/** Up to here the table that was written stays until the next one. */
const fewRows = 16_384;
const millisecondsPerDay = 86_400_000;

/**
 * Writes columns of equal length as a frame below `folder`.
 * @throws LatheError `data.typeMismatch` when lengths differ or names are equal but for case
 */
export function writeColumns(folder: string, columns: readonly ColumnToWrite[]): Promise<OutputDraft> {
  refuseEqualNames(columns.map((column) => column.name));
  const rows = lengthOf(columns[0] as ColumnToWrite);
  for (const column of columns) {
    if (lengthOf(column) !== rows) {
      throw new LatheError(
        'data.typeMismatch',
        `Column ${column.name} has ${lengthOf(column)} rows where ${columns[0]?.name} has ${rows}.`,
        { about: { column: column.name } },
      );
    }
  }
  return withSharedDatabase(async (connection) => {
    await appendAll(connection, columns, rows);
    const draft = await writeStored(connection, 'columns', columns.map(stored), folder);
    if (rows > fewRows) await connection.run('DROP TABLE columns');
    return { ...draft, onKept: (hash: string) => rememberFrame(hash, columns) };
  });
}

async function appendAll(
  connection: DuckDBConnection,
  columns: readonly ColumnToWrite[],
  rows: number,
): Promise<void> {
  const types = columns.map((column) => vectorType(column.type));
  const definitions = types.map((type, index) => `c${index} ${type.toString()}`);
  // Replaced by the next, so that a short frame costs one statement less; a long one gives its memory back.
  await connection.run(`CREATE OR REPLACE TEMP TABLE columns (${definitions.join(', ')})`);
  const appender = await connection.createAppender('columns');
  for (let start = 0; start < rows; start += chunkRows) {
    const chunk = DuckDBDataChunk.create(types, Math.min(chunkRows, rows - start));
    columns.forEach((column, index) => fill(chunk.getColumnVector(index), column, start));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function vectorType(type: ColumnToWrite['type']): DuckDBType {
  switch (type) {
    case 'decimal':
      return DOUBLE;
    case 'integer':
      return BIGINT;
    case 'boolean':
      return UTINYINT;
    case 'text':
      return VARCHAR;
    case 'date':
      return DATE;
    case 'time':
      return TIME;
    case 'timestamp':
      return TIMESTAMP;
  }
}

function stored(column: ColumnToWrite, index: number): StoredColumn {
  const value = `c${index}`;
  const { name, type } = column;
  if (type === 'decimal') return { name, type, sql: `CASE WHEN NOT isnan(${value}) THEN ${value} END` };
  if (type === 'boolean') return { name, type, sql: `CAST(${value} AS BOOLEAN)` };
  return { name, type, sql: value };
}

function fill(vector: DuckDBVector, column: ColumnToWrite, start: number): void {
  const count = vector.itemCount;
  switch (column.type) {
    case 'decimal':
      vectorItems<Float64Array>(vector).set(column.values.subarray(start, start + count));
      break;
    case 'integer':
      vectorItems<BigInt64Array>(vector).set(column.values.subarray(start, start + count));
      fillMissing(vector, column.present, start);
      break;
    case 'boolean':
      vectorItems<Uint8Array>(vector).set(column.values.subarray(start, start + count));
      fillMissing(vector, column.present, start);
      break;
    case 'text':
      for (let row = 0; row < count; row++) {
        const code = column.values.codes[start + row] ?? -1;
        vector.setItem(row, code < 0 ? null : (column.values.categories[code] ?? null));
      }
      break;
    default:
      fillTimes(vector, column.type, column.values.subarray(start, start + count));
  }
  vector.flush();
}

function fillMissing(vector: DuckDBVector, present: Uint8Array | undefined, start: number): void {
  if (!present) return;
  for (let row = 0; row < vector.itemCount; row++) {
    if (!present[start + row]) vector.setItem(row, null);
  }
}

function fillTimes(vector: DuckDBVector, type: 'date' | 'time' | 'timestamp', values: Float64Array): void {
  values.forEach((milliseconds, row) => {
    if (Number.isNaN(milliseconds)) vector.setItem(row, null);
    else if (type === 'date') {
      vectorItems<Int32Array>(vector)[row] = Math.floor(milliseconds / millisecondsPerDay);
    } else vectorItems<BigInt64Array>(vector)[row] = BigInt(Math.round(milliseconds * 1000));
  });
}

function lengthOf(column: ColumnToWrite): number {
  return column.type === 'text' ? column.values.codes.length : column.values.length;
}
