import { statSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, ColumnProfile, FrameProfile } from '@shared/model';
import { cellOf } from './cells';
import { connectForReading } from './database';
import { frameFile, frameShape, frameTable, type FrameShape } from './frameFile';
import { numberSql } from './openFrame';
import { quoteName } from './sqlText';

/** Up to here distinct values and quantiles are exact; beyond, estimates (HyperLogLog, t-digest). */
const exactRows = 200_000;
/** Up to here duplicate rows are counted. */
const duplicateRows = 1_000_000;
const bins = 30;
const topValues = 20;
const quantiles = [0.01, 0.25, 0.5, 0.75, 0.99] as const;

/** What the columns of a frame artifact hold. Three passes over all columns, and one a column for its top values. */
export async function frameProfile(folder: string): Promise<FrameProfile> {
  const connection = await connectForReading();
  try {
    const shape = await frameShape(connection, folder);
    const table = frameTable(folder);
    const summaries = await summarise(connection, table, shape);
    const histograms = await countBins(connection, table, summaries);
    const columns: ColumnProfile[] = [];
    for (const summary of summaries) {
      const histogram = histograms.get(summary.column.name);
      columns.push({
        ...summary.profile,
        ...(histogram ? { histogram } : {}),
        top: await topOf(connection, table, summary.column),
      });
    }
    return {
      rows: shape.rows,
      bytes: statSync(frameFile(folder)).size,
      ...(shape.rows <= duplicateRows
        ? { duplicateRows: await countDuplicates(connection, table, shape) }
        : {}),
      columns,
    };
  } finally {
    connection.closeSync();
  }
}

interface Summary {
  readonly column: Column;
  readonly profile: Omit<ColumnProfile, 'top' | 'histogram'>;
  /** As numbers (`numberSql`), for columns that have a histogram. */
  readonly range?: { readonly min: number; readonly max: number };
}

const isNumeric = (column: Column): boolean => column.type === 'integer' || column.type === 'decimal';
const isTime = (column: Column): boolean =>
  column.type === 'date' || column.type === 'timestamp' || column.type === 'time';

async function summarise(
  connection: DuckDBConnection,
  table: string,
  { columns, rows }: FrameShape,
): Promise<readonly Summary[]> {
  const exact = rows <= exactRows;
  const select: string[] = [];
  const ask = (sql: string): number => select.push(sql) - 1;
  const asked = columns.map((column) => {
    const name = quoteName(column.name);
    const number = `CAST(${numberSql(column)} AS DOUBLE)`;
    const finite = `FILTER (WHERE isfinite(${number}))`;
    const quantile = exact ? 'quantile_cont' : 'approx_quantile';
    return {
      column,
      count: ask(`count(${name})`),
      distinct: ask(exact ? `count(DISTINCT ${name})` : `approx_count_distinct(${name})`),
      min: ask(`CAST(min(${name}) AS VARCHAR)`),
      max: ask(`CAST(max(${name}) AS VARCHAR)`),
      ...(isNumeric(column) || isTime(column)
        ? { low: ask(`min(${number}) ${finite}`), high: ask(`max(${number}) ${finite}`) }
        : {}),
      ...(isNumeric(column)
        ? {
            mean: ask(`avg(${number}) ${finite}`),
            sd: ask(`stddev_samp(${number}) ${finite}`),
            skew: ask(`skewness(${number}) ${finite}`),
            quantiles: ask(`${quantile}(${number}, [${quantiles.join(', ')}]) ${finite}`),
          }
        : {}),
    };
  });
  const result = await connection.runAndReadAll(`SELECT ${select.join(', ')} FROM ${table}`);
  const values = result.getRowsJson()[0] ?? [];
  const number = (index: number | undefined): number | undefined => {
    const value = index === undefined ? undefined : values[index];
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const text = (index: number): string | undefined => {
    const value = values[index];
    return value === null || value === undefined ? undefined : String(value);
  };
  return asked.map((question) => {
    const count = Number(values[question.count]);
    const cuts = question.quantiles === undefined ? undefined : values[question.quantiles];
    const distinct = Math.min(count, Number(values[question.distinct]));
    const low = number(question.low);
    const high = number(question.high);
    const optional = {
      min: text(question.min),
      max: text(question.max),
      mean: number(question.mean),
      sd: number(question.sd),
      skew: number(question.skew),
      quantiles: Array.isArray(cuts) ? quantilesOf(cuts.map(Number)) : undefined,
    };
    return {
      column: question.column,
      profile: {
        name: question.column.name,
        type: question.column.type,
        count,
        missing: rows - count,
        distinct,
        distinctEstimated: !exact,
        ...present(optional),
      },
      ...(low === undefined || high === undefined ? {} : { range: { min: low, max: high } }),
    };
  });
}

function quantilesOf([q01 = 0, q25 = 0, q50 = 0, q75 = 0, q99 = 0]: number[]): ColumnProfile['quantiles'] {
  return { q01, q25, q50, q75, q99 };
}

function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

type Histogram = NonNullable<ColumnProfile['histogram']>;

async function countBins(
  connection: DuckDBConnection,
  table: string,
  summaries: readonly Summary[],
): Promise<ReadonlyMap<string, Histogram>> {
  const ranged = summaries.flatMap(({ column, range }) =>
    range ? [{ column, ...binning(column, range) }] : [],
  );
  if (!ranged.length) return new Map();
  const select = ranged.map(({ column, min, width, count }) => {
    const number = `CAST(${numberSql(column)} AS DOUBLE)`;
    const bin = `least(${count - 1}, greatest(0, floor((${number} - ${double(min)}) / ${double(width)})))`;
    return `histogram(CAST(${bin} AS INTEGER)) FILTER (WHERE isfinite(${number}))`;
  });
  const result = await connection.runAndReadAll(`SELECT ${select.join(', ')} FROM ${table}`);
  const maps = result.getRowsJson()[0] ?? [];
  return new Map(
    ranged.map(({ column, min, width, count }, index) => {
      const counted = maps[index] as readonly { key: number; value: string }[] | null;
      const counts = new Map((counted ?? []).map(({ key, value }) => [key, Number(value)]));
      return [
        column.name,
        Array.from({ length: count }, (_, bin) => ({
          from: min + bin * width,
          to: min + (bin + 1) * width,
          count: counts.get(bin) ?? 0,
        })),
      ];
    }),
  );
}

/** Thirty bins of equal width; a whole number's bins are whole numbers wide, so that none is fuller by rounding. */
function binning(
  column: Column,
  { min, max }: { min: number; max: number },
): { min: number; width: number; count: number } {
  if (min === max) return { min: min - 0.5, width: 1, count: 1 };
  if (column.type !== 'integer') return { min, width: (max - min) / bins, count: bins };
  const width = Math.ceil((max - min + 1) / bins);
  return { min: min - 0.5, width, count: Math.ceil((max - min + 1) / width) };
}

const double = (value: number): string => `CAST('${value}' AS DOUBLE)`;

async function topOf(
  connection: DuckDBConnection,
  table: string,
  column: Column,
): Promise<ColumnProfile['top']> {
  const name = quoteName(column.name);
  const result = await connection.runAndReadAll(
    `SELECT ${name}, count(*) AS count FROM ${table} WHERE ${name} IS NOT NULL
     GROUP BY ${name} ORDER BY count DESC, ${name} LIMIT ${topValues}`,
  );
  return result
    .getRows()
    .map(([value = null, count]) => ({ value: String(cellOf(value)), count: Number(count) }));
}

/** Rows that repeat an earlier one. */
async function countDuplicates(
  connection: DuckDBConnection,
  table: string,
  shape: FrameShape,
): Promise<number> {
  const result = await connection.run(`SELECT count(*) FROM (SELECT DISTINCT * FROM ${table})`);
  return shape.rows - Number(result.getChunk(0).getColumnVector(0).getItem(0));
}
