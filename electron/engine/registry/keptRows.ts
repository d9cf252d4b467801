import type { Cell } from '@shared/model';
import type { FittedEstimator } from '../estimators';
import type { ColumnSource } from '../frames';
import { applyRecipe, rowSource, type RawRow, type Recipe } from '../recipes';

/** Raw training rows with the model's own outputs, by which an export is proved. */
export interface KeptRows {
  readonly rows: readonly RawRow[];
  /** One value, or one probability a class, by row. */
  readonly outputs: readonly (readonly number[])[];
}

const rowsKept = 100;

/** Up to 100 training rows, evenly spaced over the frame, with what the model says of them. */
export async function keepRows(
  source: ColumnSource,
  recipe: Recipe,
  estimator: FittedEstimator,
): Promise<KeptRows> {
  const count = Math.min(rowsKept, source.rows);
  const positions = Array.from({ length: count }, (_, index) => Math.floor((index * source.rows) / count));
  const columns = await Promise.all(recipe.inputs.map((input) => cellsAt(source, input, positions)));
  const rows = positions.map((_, index): RawRow =>
    Object.fromEntries(recipe.inputs.map(({ name }, column) => [name, columns[column]![index]!])),
  );
  const outputs = estimator.predict(await applyRecipe(recipe, rowSource(rows, recipe.inputs)));
  return {
    rows,
    outputs: positions.map((_, index) => [
      ...outputs.subarray(index * estimator.outputs, (index + 1) * estimator.outputs),
    ]),
  };
}

async function cellsAt(
  source: ColumnSource,
  input: Recipe['inputs'][number],
  positions: readonly number[],
): Promise<Cell[]> {
  if (input.role === 'numeric') {
    const values = await source.numeric(input.name);
    return positions.map((row) => {
      const value = values[row]!;
      if (Number.isNaN(value)) return null;
      return input.type === 'boolean' ? value === 1 : value;
    });
  }
  const { codes, categories } = await source.coded(input.name);
  return positions.map((row) => categories[codes[row]!] ?? null);
}
