import {
  DuckDBTypeId,
  type DuckDBConnection,
  type DuckDBDecimalType,
  type DuckDBType,
} from '@duckdb/node-api';
import type { ColumnType } from '@shared/model';
import { quoteName } from './sqlText';

/** How a column of a query is stored in a frame: the expression that converts it, and what it then is. */
export interface StoredColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly sql: string;
  readonly warning?: string;
}

const integers = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
]);
const wideIntegers = new Set([
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.BIGNUM,
]);
const timestamps = new Set([
  DuckDBTypeId.TIMESTAMP,
  DuckDBTypeId.TIMESTAMP_S,
  DuckDBTypeId.TIMESTAMP_MS,
  DuckDBTypeId.TIMESTAMP_NS,
]);
const nested = new Set([
  DuckDBTypeId.LIST,
  DuckDBTypeId.STRUCT,
  DuckDBTypeId.MAP,
  DuckDBTypeId.ARRAY,
  DuckDBTypeId.UNION,
]);

/**
 * Decides how a query's column is stored. Integers become 64 bits, floats doubles (NaN is missing), zoned
 * timestamps UTC, nested values JSON text, everything without a frame type its text. Wider integers and
 * decimals are stored as numbers when every value of `table` survives, else as text, with a warning.
 */
export async function storedColumn(
  connection: DuckDBConnection,
  table: string,
  name: string,
  type: DuckDBType,
): Promise<StoredColumn> {
  const value = quoteName(name);
  const id = type.typeId;
  if (integers.has(id)) return { name, type: 'integer', sql: `CAST(${value} AS BIGINT)` };
  if (wideIntegers.has(id)) return exactly(connection, table, name, type, 'BIGINT');
  if (id === DuckDBTypeId.DECIMAL) return storedDecimal(connection, table, name, type as DuckDBDecimalType);
  if (id === DuckDBTypeId.FLOAT || id === DuckDBTypeId.DOUBLE) {
    return { name, type: 'decimal', sql: `CASE WHEN NOT isnan(${value}) THEN CAST(${value} AS DOUBLE) END` };
  }
  if (id === DuckDBTypeId.BOOLEAN) return { name, type: 'boolean', sql: value };
  if (id === DuckDBTypeId.DATE) return { name, type: 'date', sql: value };
  if (id === DuckDBTypeId.TIME) return { name, type: 'time', sql: value };
  if (timestamps.has(id)) return { name, type: 'timestamp', sql: `CAST(${value} AS TIMESTAMP)` };
  if (id === DuckDBTypeId.TIMESTAMP_TZ) return { name, type: 'timestamp', sql: `timezone('UTC', ${value})` };
  if (nested.has(id)) return { name, type: 'text', sql: `CAST(to_json(${value}) AS VARCHAR)` };
  return { name, type: 'text', sql: `CAST(${value} AS VARCHAR)` };
}

/** Whether the type that a column is stored as depends on its values. */
export function needsValues(type: DuckDBType): boolean {
  if (wideIntegers.has(type.typeId)) return true;
  return type.typeId === DuckDBTypeId.DECIMAL && (type as DuckDBDecimalType).width > exactDigits;
}

/** Doubles hold every decimal of up to 15 digits: its shortest text is the decimal again. */
const exactDigits = 15;
const int64Digits = 18;

function storedDecimal(
  connection: DuckDBConnection,
  table: string,
  name: string,
  type: DuckDBDecimalType,
): StoredColumn | Promise<StoredColumn> {
  const value = quoteName(name);
  if (type.scale === 0 && type.width <= int64Digits) {
    return { name, type: 'integer', sql: `CAST(${value} AS BIGINT)` };
  }
  if (type.width <= exactDigits) return { name, type: 'decimal', sql: `CAST(${value} AS DOUBLE)` };
  return exactly(connection, table, name, type, type.scale === 0 ? 'BIGINT' : 'DOUBLE');
}

async function exactly(
  connection: DuckDBConnection,
  table: string,
  name: string,
  type: DuckDBType,
  target: 'BIGINT' | 'DOUBLE',
): Promise<StoredColumn> {
  const value = quoteName(name);
  const there = `TRY_CAST(${value} AS ${target})`;
  const result = await connection.run(
    `SELECT count(*) FROM ${table} WHERE ${value} IS DISTINCT FROM TRY_CAST(${there} AS ${type.toString()})`,
  );
  const damaged = Number(result.getChunk(0).getColumnVector(0).getItem(0));
  if (!damaged) return { name, type: target === 'BIGINT' ? 'integer' : 'decimal', sql: there };
  const limit = target === 'BIGINT' ? 'a 64-bit integer' : 'a double';
  return {
    name,
    type: 'text',
    sql: `CAST(${value} AS VARCHAR)`,
    warning: `Column ${name} is kept as text: ${limit} cannot hold ${damaged} of its values exactly.`,
  };
}
