import { LatheError } from '@shared/errors';
import type { Cell } from '@shared/model';
import type { CodedColumn, ColumnSource } from '../frames/frameReader';
import type { RecipeInput } from './recipe';

/** A raw row as JSON has it. An absent key is a missing value, unless no row has it: then the column is missing. */
export type RawRow = Readonly<Record<string, Cell>>;

/**
 * Rows in memory as columns. A column has the type that the recipe expects of it; a cell of another kind is refused
 * when it is read, with its row, so that numbers that arrive as text are not guessed at.
 */
export function rowSource(
  rows: readonly RawRow[],
  inputs: readonly Pick<RecipeInput, 'name' | 'type'>[],
): ColumnSource {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const types = new Map(inputs.map(({ name, type }) => [name, type]));
  return {
    rows: rows.length,
    columns: [...names].map((name) => ({ name, type: types.get(name) ?? 'text' })),
    // Async, so that a wrong cell rejects instead of throwing.
    numeric: async (name) => Float64Array.from(rows, (row, index) => toNumber(row[name], name, index)),
    coded: async (name) => code(rows.map((row) => row[name])),
  };
}

function toNumber(cell: Cell | undefined, column: string, index: number): number {
  if (cell === null || cell === undefined) return NaN;
  if (typeof cell === 'number' || typeof cell === 'boolean') return Number(cell);
  throw new LatheError(
    'model.signature',
    `The value of ${column} in row ${index + 1} is text, and the model needs a number.`,
    {
      about: { column, row: index + 1 },
      cure: `Give ${column} as a number without quotes, or null when it is missing.`,
    },
  );
}

function code(cells: readonly (Cell | undefined)[]): CodedColumn {
  const texts = cells.map((cell) => (cell === null || cell === undefined ? undefined : String(cell)));
  const categories = [...new Set(texts.filter((text) => text !== undefined))].sort();
  const codes = new Map(categories.map((category, index) => [category, index]));
  return {
    categories,
    codes: Int32Array.from(texts, (text) => (text === undefined ? -1 : codes.get(text)!)),
  };
}
