import type { DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '@shared/model';

/** Rows of a small result as they cross a process. */
export function cellRows(result: DuckDBMaterializedResult): Cell[][] {
  const rows: Cell[][] = [];
  for (let index = 0; index < result.chunkCount; index++) {
    for (const row of result.getChunk(index).getRows()) rows.push(row.map(cellOf));
  }
  return rows;
}

/** 64-bit integers beyond 2^53, infinities, dates and times become text. */
export function cellOf(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return String(value);
}
