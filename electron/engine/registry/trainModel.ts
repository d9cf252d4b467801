import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareTraining, type EstimatorFamily, type TrainingControl } from '../estimators';
import type { ColumnSource } from '../frames';
import { signatureOf, type Recipe } from '../recipes';
import { appRoot } from '../runtimes';
import { keepRows } from './keptRows';
import { writeModel } from './modelFolder';
import { referenceStatistics } from './referenceStatistics';

export interface TrainingRequest<P> {
  readonly source: ColumnSource;
  readonly recipe: Recipe;
  readonly family: EstimatorFamily<P>;
  readonly params: P;
  readonly seed: number;
  readonly lineage: { readonly trainHash: string; readonly recipeHash: string };
  /** The model folder to write; made if absent. */
  readonly folder: string;
}

/** Fits an estimator on training rows through their recipe and writes the model folder. Returns the weights' number. */
export async function trainModel<P>(
  request: TrainingRequest<P>,
  control: TrainingControl,
): Promise<{ weights: number }> {
  const { source, recipe, family, params } = request;
  const data = await prepareTraining(source, recipe, (text) => control.log('warning', text));
  const { estimator, report } = await family.fit(data, params, control);
  await writeModel(request.folder, {
    recipe,
    estimator,
    kept: await keepRows(source, recipe, estimator),
    reference: await referenceStatistics(source, recipe),
    description: {
      lathe: 1,
      family: family.family,
      task: recipe.task,
      target: recipe.target.name,
      ...(recipe.classes ? { classes: recipe.classes } : {}),
      signature: signatureOf(recipe),
      seed: request.seed,
      params: { ...(params as Record<string, unknown>) },
      training: {
        ...report,
        rows: data.matrix.rows,
        features: data.matrix.width,
        weights: estimator.weights,
      },
      versions: { lathe: await latheVersion() },
      lineage: request.lineage,
    },
  });
  return { weights: estimator.weights };
}

async function latheVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(appRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
