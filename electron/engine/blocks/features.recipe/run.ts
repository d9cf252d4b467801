import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openFrame } from '@engine/frames';
import { fitRecipe, writeRecipe, type Recipe } from '@engine/recipes';
import type { RunBlock } from '../blockKind';
import { requireInput } from '../requireInput';
import type { RecipeParams } from './schema';

export const run: RunBlock<RecipeParams> = async (context) => {
  const frame = await openFrame(requireInput(context, 'train').folder);
  try {
    const recipe = await fitRecipe(frame, context.params, (text) => context.log('warning', text));
    context.log('info', describe(recipe));
    const folder = join(context.scratch, 'recipe');
    await mkdir(folder);
    await writeRecipe(folder, recipe);
    return { outputs: { recipe: { type: 'recipe', folder, caption: `${recipe.outputs.length} features` } } };
  } finally {
    frame.close();
  }
};

function describe({ task, target, classes, inputs, outputs, trainingRows }: Recipe): string {
  const what = classes ? `${classes.length} classes of ${target.name}` : `values of ${target.name}`;
  return `${task} of ${what}: ${inputs.length} columns become ${outputs.length} features, fitted on ${trainingRows} rows`;
}
