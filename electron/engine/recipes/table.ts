import { LatheError } from '@shared/errors';
import type { CodedColumn, ColumnSource } from '../frames/frameReader';

/** A column on its way through the steps. NaN and code -1 are missing. */
export type WorkingColumn =
  | { readonly kind: 'numeric'; readonly values: Float64Array }
  | ({ readonly kind: 'coded' } & CodedColumn)
  | {
      readonly kind: 'oneHot';
      /** Index into `labels` by row; -1 is zero in every column. */
      readonly codes: Int32Array;
      readonly labels: readonly string[];
    };

/** Columns by name, in feature order. Steps return a new table and share the columns that they leave alone. */
export interface Table {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, WorkingColumn>;
}

export type Role = 'numeric' | 'categorical';

/**
 * Reads the columns that a recipe takes in, numbers as numbers and the rest as codes.
 * @throws LatheError `model.signature` for a number that is infinite, which no step could compute with
 */
export async function readTable(
  source: ColumnSource,
  inputs: readonly { readonly name: string; readonly role: Role }[],
): Promise<Table> {
  const columns = new Map<string, WorkingColumn>();
  for (const { name, role } of inputs) {
    columns.set(
      name,
      role === 'numeric'
        ? { kind: 'numeric', values: withoutInfinity(await source.numeric(name), name) }
        : { kind: 'coded', ...(await source.coded(name)) },
    );
  }
  return { rows: source.rows, columns };
}

function withoutInfinity(values: Float64Array, column: string): Float64Array {
  const row = values.findIndex((value) => Math.abs(value) === Infinity);
  if (row < 0) return values;
  throw new LatheError('model.signature', `The value of ${column} in row ${row + 1} is ${values[row]}.`, {
    about: { column, row: row + 1 },
    cure: `Make it missing or give it a bound before the recipe: in SQL, CASE WHEN isinf(${column}) THEN NULL ELSE ${column} END.`,
  });
}
