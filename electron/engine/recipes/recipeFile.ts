import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { recipeSchema, type Recipe } from './recipe';

const fileName = 'recipe.json';

export async function writeRecipe(folder: string, recipe: Recipe): Promise<void> {
  await writeFile(join(folder, fileName), `${JSON.stringify(recipe, undefined, 2)}\n`);
}

/** @throws LatheError `artifact.missing` or `artifact.damaged`. */
export async function readRecipe(folder: string): Promise<Recipe> {
  const file = join(folder, fileName);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new LatheError('artifact.missing', 'The recipe is gone from the artifact store.', {
      about: { file },
      cause,
      cure: 'Run the pipeline again.',
    });
  }
  try {
    return recipeSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new LatheError('artifact.damaged', 'The recipe in the artifact store is damaged.', {
      about: { file },
      cause,
      cure: 'Run the pipeline again with --fresh.',
    });
  }
}
