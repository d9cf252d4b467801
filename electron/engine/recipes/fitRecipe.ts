import { LatheError } from '@shared/errors';
import type { ColumnSource } from '../frames/frameReader';
import { automaticSteps } from './automaticSteps';
import { chooseInputs } from './chooseInputs';
import { featureNames, toFeatureMatrix } from './featureMatrix';
import type { FittedStep, Recipe } from './recipe';
import type { RecipeRequest } from './recipeRequest';
import type { StepSpecification } from './stepSpecification';
import { applyStep, stepNamed } from './steps';
import { readTable, type Table, type WorkingColumn } from './table';
import { readTrainingTarget } from './target';

/**
 * Fits a recipe on training rows; the target is only read to settle the task and its classes.
 * @param warn is told what was dropped, is constant, or looks like an identifier; each text names its column.
 * @throws LatheError for a target that cannot be learned, a column missing in every row, or a step that does not
 * fit its columns.
 */
export async function fitRecipe(
  source: ColumnSource,
  request: RecipeRequest,
  warn: (text: string) => void,
): Promise<Recipe> {
  if (source.rows === 0)
    throw new LatheError('data.empty', 'There are no training rows.', {
      cure: 'Check the blocks before: a filter or split may have left none.',
    });
  const target = await readTrainingTarget(source, request.target, request.task);
  const chosen = await chooseInputs(source, request, warn);
  const raw = await readTable(source, chosen.inputs);
  const specifications = request.steps.length ? request.steps : automaticSteps(chosen.inputs);
  const { steps, table } = fitSteps(specifications, raw, warn);
  const matrix = toFeatureMatrix(table);
  if (matrix.width > source.rows)
    warn(`${matrix.width} features from ${source.rows} training rows: expect overfitting`);
  return {
    lathe: 1,
    task: target.task,
    target: { name: request.target, type: source.columns.find(({ name }) => name === request.target)!.type },
    ...(target.task === 'classification' ? { classes: [...target.classes] } : {}),
    trainingRows: source.rows,
    inputs: chosen.inputs,
    dropped: chosen.dropped,
    steps,
    outputs: featureNames(matrix),
  };
}

function fitSteps(specifications: readonly StepSpecification[], raw: Table, warn: (text: string) => void) {
  let table = raw;
  const steps: FittedStep[] = [];
  for (const specification of specifications) {
    const step = stepNamed(specification.step);
    const state: Record<string, unknown> = {};
    for (const [name, column] of columnsOf(specification, table)) {
      const notes = { warn: (about: string, text: string) => warn(`${about}: ${text}`) };
      state[name] = step.fit(column, name, specification, notes);
    }
    table = applyStep(step, table, state);
    steps.push({ specification, state });
  }
  return { steps, table };
}

function columnsOf(specification: StepSpecification, table: Table): [string, WorkingColumn][] {
  const step = stepNamed(specification.step);
  if (!specification.columns) return [...table.columns].filter(([, column]) => step.accepts(column));
  return specification.columns.map((name) => {
    const column = table.columns.get(name);
    if (!column)
      throw stepError(
        'data.columnMissing',
        name,
        `The step ${specification.step} names the column ${name}, which is not among the features.`,
        'Take it out of the step, or out of the columns that are left out.',
      );
    if (!step.accepts(column))
      throw stepError(
        'data.typeMismatch',
        name,
        `The step ${specification.step} cannot take the column ${name} at that point of the recipe.`,
        'Numbers can be standardised and text one-hot encoded; check the order of the steps.',
      );
    return [name, column];
  });
}

function stepError(
  code: 'data.columnMissing' | 'data.typeMismatch',
  column: string,
  message: string,
  cure: string,
): LatheError {
  return new LatheError(code, message, { about: { column, parameter: 'steps' }, cure });
}
