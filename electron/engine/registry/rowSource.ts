import { LatheError } from '@shared/errors';
import type { Cell, ColumnType } from '@shared/model';
import { codeTexts } from '../frames/codedColumn';
import type { ColumnSource } from '../frames/frameReader';

/** A raw row as JSON has it. An absent key is a missing value, unless no row has it: then the column is missing. */
export type RawRow = Readonly<Record<string, Cell>>;

/**
 * Rows in memory as columns. The type of a column is the one that the model expects, where its cells are of it, so
 * that numbers that arrive as text are refused and not guessed at.
 */
export function rowSource(
  rows: readonly RawRow[],
  expected: readonly {
    readonly name: string;
    readonly type: ColumnType;
    readonly role: 'numeric' | 'categorical';
  }[],
): ColumnSource {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const inputs = new Map(expected.map((input) => [input.name, input]));
  return {
    rows: rows.length,
    columns: [...names].map((name) => ({ name, type: inputs.get(name)?.type ?? 'text' })),
    // The function is async so that a wrong cell rejects.
    numeric: async (name) => Float64Array.from(rows, (row, index) => toNumber(row[name], name, index)),
    coded: async (name) =>
      codeTexts(
        rows.map((row) => toText(row[name])),
        rows.length,
      ),
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

function toText(cell: Cell | undefined): string | undefined {
  return cell === null || cell === undefined ? undefined : String(cell);
}
