import type { Cell, Column } from '@shared/model';
import { codeTexts, type ColumnSource } from '../frames';

/** Rows in memory for tests: `{ age: ['integer', [1, null]] }`. */
export function sourceOf(
  data: Readonly<Record<string, readonly [Column['type'], readonly Cell[]]>>,
): ColumnSource {
  const cells = (name: string): readonly Cell[] => data[name]![1];
  return {
    columns: Object.entries(data).map(([name, [type]]) => ({ name, type })),
    rows: Object.values(data)[0]?.[1].length ?? 0,
    numeric: (name) =>
      Promise.resolve(Float64Array.from(cells(name), (cell) => (cell === null ? NaN : Number(cell)))),
    coded: (name) =>
      Promise.resolve(
        codeTexts(
          cells(name).map((cell) => (cell === null ? undefined : String(cell))),
          cells(name).length,
        ),
      ),
  };
}
