import { LatheError } from '@shared/errors';
import type { Column } from '@shared/model';
import type { Danfo } from '../runtimes';
import type { ColumnSource } from './frameReader';

export type DataFrame = InstanceType<Danfo['DataFrame']>;
/** danfo's methods return its base class, which `instanceof DataFrame` does not recognise. */
export function isDataFrame(value: unknown, danfo: Danfo): value is DataFrame {
  return value instanceof (Object.getPrototypeOf(danfo.DataFrame) as Danfo['DataFrame']);
}

/** As `isDataFrame`. */
export function isSeries(value: unknown, danfo: Danfo): boolean {
  return value instanceof (Object.getPrototypeOf(danfo.Series) as Danfo['Series']);
}

type DanfoValue = number | string | boolean | null;

const dtypes: Readonly<Record<Column['type'], string>> = {
  integer: 'int32',
  decimal: 'float32',
  boolean: 'boolean',
  category: 'string',
  text: 'string',
  date: 'string',
  timestamp: 'string',
  time: 'string',
};

/**
 * A frame as a danfo DataFrame. Missing numbers are NaN, other missing values null. Dates and times are ISO text
 * (`2024-12-31`, `2024-12-31 13:45:00`, `13:45:00`), which danfo's `.dt` and `toDateTime` read. Whole numbers
 * beyond 2^53, which JavaScript's numbers cannot hold, come as text, with a warning.
 * @throws LatheError `data.typeMismatch` for a column named as a property that danfo itself needs
 */
export async function toDanfo(
  source: ColumnSource,
  danfo: Danfo,
  onWarning: (text: string) => void = () => undefined,
): Promise<DataFrame> {
  const names = source.columns.map((column) => column.name);
  const rows: DanfoValue[][] = Array.from({ length: source.rows }, () =>
    new Array<DanfoValue>(names.length).fill(null),
  );
  const types: string[] = [];
  await source.readAhead?.();
  for (const [index, column] of source.columns.entries()) {
    refuseReserved(column.name, danfo);
    types.push(await fill(rows, index, column, source, onWarning));
  }
  return new danfo.DataFrame(rows, { columns: names, ...(source.rows ? { dtypes: types } : {}) });
}

async function fill(
  rows: DanfoValue[][],
  index: number,
  column: Column,
  source: ColumnSource,
  onWarning: (text: string) => void,
): Promise<string> {
  if (column.type === 'integer' || column.type === 'decimal' || column.type === 'boolean') {
    const values = await source.numeric(column.name);
    if (column.type !== 'integer' || values.every((value) => !(Math.abs(value) > Number.MAX_SAFE_INTEGER))) {
      const convert = column.type === 'boolean' ? asBoolean : (value: number): DanfoValue => value;
      rows.forEach((row, at) => (row[index] = convert(values[at] ?? NaN)));
      return dtypes[column.type];
    }
    onWarning(`Column ${column.name} comes to the code as text: it holds whole numbers beyond 2^53.`);
  }
  const { codes, categories } = await source.coded(column.name);
  rows.forEach((row, at) => (row[index] = categories[codes[at] ?? -1] ?? null));
  return 'string';
}

function asBoolean(value: number): DanfoValue {
  return Number.isNaN(value) ? null : value === 1;
}

/** danfo makes a property of every column; one that hides its own getters sends it into endless recursion. */
function refuseReserved(name: string, danfo: Danfo): void {
  for (
    let prototype: object | null = danfo.DataFrame.prototype as object;
    prototype && prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object | null
  ) {
    if (name.startsWith('$') || Object.getOwnPropertyDescriptor(prototype, name)?.get) {
      throw new LatheError('data.typeMismatch', `A DataFrame cannot have a column named ${name}.`, {
        cure: 'Rename it in an SQL block first.',
        about: { column: name },
      });
    }
  }
}
