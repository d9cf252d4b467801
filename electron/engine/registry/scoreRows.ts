import { mostProbable } from '../evaluation';
import type { ColumnSource, ColumnToWrite } from '../frames';
import { applyRecipe, extraColumns } from '../recipes';
import type { LoadedModel } from './modelFolder';

export interface Scores {
  /** Row-major: one value a row, or one probability a class. */
  readonly outputs: Float64Array;
  /** Columns that the model does not read. */
  readonly extra: readonly string[];
}

/**
 * Scores raw rows. Extra columns are ignored and reported.
 * @throws LatheError `model.signature` naming the column that is missing or of a wrong type
 */
export async function scoreRows({ recipe, estimator }: LoadedModel, source: ColumnSource): Promise<Scores> {
  const outputs = estimator.predict(await applyRecipe(recipe, source));
  return { outputs, extra: extraColumns(recipe, source.columns) };
}

/** Scores as columns beside the raw ones: `prediction`, and `probability_CLASS` for each class; a taken name gets `_1`, `_2` … */
export function scoreColumns(
  { recipe, estimator }: LoadedModel,
  outputs: Float64Array,
  taken: readonly string[],
): ColumnToWrite[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const free = (wanted: string): string => {
    let name = wanted;
    for (let number = 1; used.has(name.toLowerCase()); number++) name = `${wanted}_${number}`;
    used.add(name.toLowerCase());
    return name;
  };
  if (!recipe.classes) return [{ name: free('prediction'), type: 'decimal', values: outputs }];
  const width = estimator.outputs;
  const predicted = mostProbable(outputs, width);
  return [
    { name: free('prediction'), type: 'text', values: { codes: predicted, categories: recipe.classes } },
    ...recipe.classes.map((label, code): ColumnToWrite => ({
      name: free(`probability_${label}`),
      type: 'decimal',
      values: Float64Array.from(predicted, (_, row) => outputs[row * width + code]!),
    })),
  ];
}
