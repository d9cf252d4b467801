import { join } from 'node:path';
import type { EstimatorFamily } from '@engine/estimators';
import { openFrame } from '@engine/frames';
import { readRecipe } from '@engine/recipes';
import { trainModel } from '@engine/registry';
import type { BlockContext, BlockOutcome } from './blockKind';
import { requireInput } from './requireInput';

/** What every training block does: its frame, through its recipe, into a model folder. */
export async function runTraining<P>(
  context: BlockContext<P>,
  family: EstimatorFamily<P>,
  seed: number,
): Promise<BlockOutcome> {
  const train = requireInput(context, 'train');
  const fitted = requireInput(context, 'recipe');
  const frame = await openFrame(train.folder);
  try {
    const folder = join(context.scratch, 'model');
    const { weights } = await trainModel(
      {
        source: frame,
        recipe: await readRecipe(fitted.folder),
        family,
        params: context.params,
        seed,
        lineage: { trainHash: train.hash, recipeHash: fitted.hash },
        folder,
      },
      {
        signal: context.signal,
        stopEarly: context.stopEarly,
        log: (level, text) => context.log(level, text),
        progress: (note) => context.progress(note),
        points: (points) => context.points(points),
      },
    );
    return {
      outputs: { model: { type: 'model', folder, caption: `${weights.toLocaleString('en')} weights` } },
    };
  } finally {
    frame.close();
  }
}
