import { LatheError } from '@shared/errors';
import type { Task } from '@shared/model';
import type { ColumnSource } from '../frames';
import {
  applyRecipe,
  readTarget,
  selectRows,
  type FeatureMatrix,
  type Recipe,
  type Target,
} from '../recipes';

/** The design matrix and a target without gaps, row by row. */
export interface TrainingData {
  readonly matrix: FeatureMatrix;
  readonly target: Target;
}

/**
 * Training rows through their recipe. Rows without a target cannot teach and are left out, which `warn` is told.
 * @throws LatheError `data.targetInvalid` when rows have classes that the recipe was not fitted on
 */
export async function prepareTraining(
  source: ColumnSource,
  recipe: Recipe,
  warn: (text: string) => void,
): Promise<TrainingData> {
  const target = await readTarget(source, recipe);
  if (target.task === 'classification' && target.classes.length > (recipe.classes ?? []).length)
    throw new LatheError(
      'data.targetInvalid',
      `The rows have classes of ${recipe.target.name} that the recipe was not fitted on.`,
      {
        about: { column: recipe.target.name },
        cure: 'Connect the same training rows to the recipe and to the training block.',
      },
    );
  const matrix = await applyRecipe(recipe, source);
  const kept = rowsWithTarget(target);
  if (kept.length === matrix.rows) return { matrix, target };
  warn(
    `${matrix.rows - kept.length} of ${matrix.rows} training rows have no ${recipe.target.name} and are left out`,
  );
  return { matrix: selectRows(matrix, kept), target: selectTarget(target, kept) };
}

/** Positions of the rows whose target is there. */
export function rowsWithTarget(target: Target): Uint32Array {
  const present = target.task === 'classification' ? target.codes : target.values;
  const kept = new Uint32Array(present.length);
  let count = 0;
  for (let row = 0; row < present.length; row++) {
    const missing = target.task === 'classification' ? present[row]! < 0 : Number.isNaN(present[row]!);
    if (!missing) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

export function selectTarget(target: Target, rows: Uint32Array): Target {
  return target.task === 'classification'
    ? { ...target, codes: Int32Array.from(rows, (row) => target.codes[row]!) }
    : { ...target, values: Float64Array.from(rows, (row) => target.values[row]!) };
}

/** @throws LatheError `data.targetInvalid` */
export function requireTask<T extends Task>(
  target: Target,
  task: T,
  cure: string,
): Extract<Target, { task: T }> {
  if (target.task !== task)
    throw new LatheError(
      'data.targetInvalid',
      `The recipe is for ${target.task}, and this block does ${task}.`,
      { cure },
    );
  return target as Extract<Target, { task: T }>;
}
