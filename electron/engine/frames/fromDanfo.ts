import type { Column, ColumnType } from '@shared/model';
import { codeTexts } from './codedColumn';
import type { ColumnToWrite } from './frameReader';
import type { DataFrame } from './toDanfo';

/**
 * The columns of a danfo DataFrame, ready for `writeColumns`. NaN, null and undefined are missing. The type comes
 * from the values; where they leave it open, from `like`: a column keeps the type that a column of the same name
 * had before, if every value still has it (so ISO text becomes a date again, and 1, 2 stay decimals).
 */
export function fromDanfo(
  frame: DataFrame,
  like: readonly Column[] = [],
  onWarning: (text: string) => void = () => undefined,
): ColumnToWrite[] {
  const wanted = new Map(like.map((column) => [column.name, column.type]));
  const columns = frame.shape[0] ? (frame.getColumnData as unknown[]) : [];
  return frame.columns.map((name, index) =>
    convert(name, cellsOf(columns[index]), frame.dtypes[index], wanted.get(name), onWarning),
  );
}

/** danfo's `addColumn` leaves a whole Series in the place of a column that was there before. */
function cellsOf(column: unknown): readonly unknown[] {
  if (column === undefined) return [];
  return Array.isArray(column) ? column : (column as { values: readonly unknown[] }).values;
}

/** A column of plain values, converted as those of a DataFrame; whole numbers are integers unless `wanted` differs. */
export function columnOf(
  name: string,
  values: readonly unknown[],
  wanted: ColumnType | undefined,
  onWarning: (text: string) => void,
): ColumnToWrite {
  const dtype = values.some((value) => typeof value === 'number') ? 'int32' : undefined;
  return convert(name, values, dtype, wanted, onWarning);
}

function convert(
  name: string,
  values: readonly unknown[],
  dtype: string | undefined,
  wanted: ColumnType | undefined,
  onWarning: (text: string) => void,
): ColumnToWrite {
  const kinds = new Set(values.map(kindOf));
  kinds.delete('missing');
  const only = kinds.size === 1 ? [...kinds][0] : undefined;
  if (!kinds.size) return missingColumn(name, values.length, wanted, dtype);
  if (only === 'boolean') return booleanColumn(name, values);
  if (only === 'date')
    return { name, type: 'timestamp', values: numbers(values, (value) => (value as Date).getTime()) };
  if (only === 'number')
    return numberColumn(name, values as readonly (number | null)[], dtype, wanted, onWarning);
  if ((only === 'bigint' || isSubset(kinds, ['bigint', 'number'])) && allInt64(values)) {
    return integerColumn(name, values);
  }
  if (only === 'string') return textColumn(name, values, wanted);
  onWarning(`Column ${name} is kept as text: it mixes ${[...kinds].sort().join(' and ')}.`);
  return { name, type: 'text', values: codeTexts(values.map(textOf), values.length) };
}

type Kind = 'missing' | 'number' | 'boolean' | 'string' | 'bigint' | 'date' | 'object';

function kindOf(value: unknown): Kind {
  if (value === null || value === undefined || Number.isNaN(value)) return 'missing';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'missing' : 'date';
  const type = typeof value;
  if (type === 'number' || type === 'boolean' || type === 'string' || type === 'bigint') return type;
  return 'object';
}

function isSubset(kinds: ReadonlySet<Kind>, of: readonly Kind[]): boolean {
  return [...kinds].every((kind) => of.includes(kind));
}

function numbers(values: readonly unknown[], convert: (value: unknown) => number): Float64Array {
  return Float64Array.from(values, (value) => (kindOf(value) === 'missing' ? NaN : convert(value)));
}

function missingColumn(
  name: string,
  rows: number,
  wanted: ColumnType | undefined,
  dtype: string | undefined,
): ColumnToWrite {
  const type = wanted ?? (dtype === 'float32' || dtype === 'int32' ? 'decimal' : 'text');
  switch (type) {
    case 'integer':
      return { name, type, values: new BigInt64Array(rows), present: new Uint8Array(rows) };
    case 'boolean':
      return { name, type, values: new Uint8Array(rows), present: new Uint8Array(rows) };
    case 'decimal':
    case 'date':
    case 'timestamp':
    case 'time':
      return { name, type, values: new Float64Array(rows).fill(NaN) };
    default:
      return { name, type: 'text', values: { codes: new Int32Array(rows).fill(-1), categories: [] } };
  }
}

function booleanColumn(name: string, values: readonly unknown[]): ColumnToWrite {
  return {
    name,
    type: 'boolean',
    values: Uint8Array.from(values, (value) => (value === true ? 1 : 0)),
    present: Uint8Array.from(values, (value) => (kindOf(value) === 'missing' ? 0 : 1)),
  };
}

function numberColumn(
  name: string,
  values: readonly (number | null)[],
  dtype: string | undefined,
  wanted: ColumnType | undefined,
  onWarning: (text: string) => void,
): ColumnToWrite {
  const isWhole = values.every((value) => kindOf(value) === 'missing' || Number.isInteger(value));
  const asInteger = isWhole && (wanted === 'integer' || (wanted !== 'decimal' && dtype === 'int32'));
  if (asInteger && values.every((value) => value === null || !(Math.abs(value) > Number.MAX_SAFE_INTEGER))) {
    return integerColumn(name, values);
  }
  if (asInteger) {
    onWarning(`Column ${name} is kept as decimals: JavaScript has rounded its whole numbers beyond 2^53.`);
  }
  return { name, type: 'decimal', values: numbers(values, Number) };
}

function integerColumn(name: string, values: readonly unknown[]): ColumnToWrite {
  const isMissing = (value: unknown): boolean => kindOf(value) === 'missing';
  return {
    name,
    type: 'integer',
    values: BigInt64Array.from(values, (value) =>
      isMissing(value) ? 0n : BigInt(value as number | bigint | string),
    ),
    present: Uint8Array.from(values, (value) => (isMissing(value) ? 0 : 1)),
  };
}

const integerText = /^-?\d{1,19}$/;

function allInt64(values: readonly unknown[]): boolean {
  return values.every((value) => {
    if (kindOf(value) === 'missing') return true;
    if (typeof value === 'number' && !Number.isSafeInteger(value)) return false;
    if (typeof value === 'string' && !integerText.test(value)) return false;
    const integer = BigInt(value as number | bigint | string);
    return BigInt.asIntN(64, integer) === integer;
  });
}

const timePatterns: Partial<Record<ColumnType, RegExp>> = {
  date: /^(\d{4}-\d{2}-\d{2})$/,
  timestamp: /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(\.\d{1,3})?)$/,
  time: /^(\d{2}:\d{2}:\d{2}(\.\d{1,3})?)$/,
};

function textColumn(name: string, values: readonly unknown[], wanted: ColumnType | undefined): ColumnToWrite {
  if (wanted === 'integer' && allInt64(values)) return integerColumn(name, values);
  if (wanted === 'date' || wanted === 'timestamp' || wanted === 'time') {
    const times = numbers(values, (value) => timeOf(String(value), wanted));
    if (values.every((value, row) => kindOf(value) === 'missing' || !Number.isNaN(times[row]))) {
      return { name, type: wanted, values: times };
    }
  }
  return { name, type: 'text', values: codeTexts(values.map(textOf), values.length) };
}

/** Milliseconds of ISO text of this type, NaN for other text. */
function timeOf(text: string, type: 'date' | 'timestamp' | 'time'): number {
  const match = timePatterns[type]?.exec(text);
  if (!match) return NaN;
  if (type === 'time') return Date.parse(`1970-01-01T${text}Z`);
  return Date.parse(type === 'date' ? `${text}T00:00:00Z` : `${match[1] ?? ''}T${match[2] ?? ''}Z`);
}

function textOf(value: unknown): string | undefined {
  const kind = kindOf(value);
  if (kind === 'missing') return undefined;
  if (kind === 'date') return (value as Date).toISOString();
  return kind === 'object' ? JSON.stringify(value) : String(value);
}
