import type { ColumnSource } from '../frames/frameReader';
import { checkColumns } from './checkColumns';
import { toFeatureMatrix, type FeatureMatrix } from './featureMatrix';
import type { Recipe } from './recipe';
import { applyStep, stepNamed } from './steps';
import { readTable, type Table } from './table';

/**
 * The design matrix of raw rows, by what the training rows taught; for three million rows or one.
 * @throws LatheError `model.signature` naming the column that is missing or of a wrong type, or the row whose
 * value is missing although the recipe does not impute it.
 */
export async function applyRecipe(recipe: Recipe, source: ColumnSource): Promise<FeatureMatrix> {
  checkColumns(recipe.inputs, source.columns);
  return toFeatureMatrix(applySteps(recipe.steps, await readTable(source, recipe.inputs)));
}

export function applySteps(steps: Recipe['steps'], table: Table): Table {
  return steps.reduce(
    (current, { specification, state }) => applyStep(stepNamed(specification.step), current, state),
    table,
  );
}
