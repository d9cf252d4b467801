import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { modelDescriptionSchema, type ModelDescription } from '@shared/model';
import { loadEstimator, type FittedEstimator } from '../estimators';
import { readRecipe, writeRecipe, type Recipe } from '../recipes';
import { modelCard } from './modelCard';
import type { KeptRows } from './keptRows';
import type { ReferenceStatistics } from './referenceStatistics';

/** A model as its folder holds it, ready to score. */
export interface LoadedModel {
  readonly description: ModelDescription;
  readonly recipe: Recipe;
  readonly estimator: FittedEstimator;
}

const examples = 20;

/** Writes a model folder (see docs/architecture.md). The bytes depend on the arguments only. */
export async function writeModel(
  folder: string,
  model: LoadedModel & { readonly kept: KeptRows; readonly reference: ReferenceStatistics },
): Promise<void> {
  await mkdir(join(folder, 'estimator'), { recursive: true });
  await writeJson(folder, 'model.json', modelDescriptionSchema.parse(model.description));
  await writeRecipe(folder, model.recipe);
  await model.estimator.save(join(folder, 'estimator'));
  await writeFile(join(folder, 'card.md'), modelCard(model.description, model.recipe));
  await writeJson(folder, 'example.json', model.kept.rows.slice(0, examples));
  await writeJson(folder, 'kept.json', model.kept);
  await writeJson(folder, 'reference.json', model.reference);
}

/** @throws LatheError `artifact.missing`, `artifact.damaged` */
export async function readModel(folder: string): Promise<LoadedModel> {
  const parsed = modelDescriptionSchema.safeParse(await readJson(folder, 'model.json'));
  if (!parsed.success) throw unreadable(folder, 'model.json', parsed.error);
  const description = parsed.data;
  const recipe = await readRecipe(folder);
  return {
    description,
    recipe,
    estimator: await loadEstimator(description.family, join(folder, 'estimator')),
  };
}

export async function readKeptRows(folder: string): Promise<KeptRows> {
  return (await readJson(folder, 'kept.json')) as KeptRows;
}

async function writeJson(folder: string, name: string, value: unknown): Promise<void> {
  await writeFile(join(folder, name), `${JSON.stringify(value, undefined, 2)}\n`);
}

async function readJson(folder: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, name), 'utf8'));
  } catch (cause) {
    throw unreadable(folder, name, cause);
  }
}

function unreadable(folder: string, name: string, cause: unknown): LatheError {
  const gone = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  return new LatheError(
    gone ? 'artifact.missing' : 'artifact.damaged',
    gone ? `The model has no ${name}.` : `The model's ${name} is damaged.`,
    { about: { file: join(folder, name) }, cause, cure: 'Run the pipeline again with --fresh.' },
  );
}
