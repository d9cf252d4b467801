import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluationSchema } from '@shared/model';
import type { RunBlock } from '../blockKind';
import { requireInput } from '../requireInput';
import type { RegisterParams } from './schema';

export const run: RunBlock<RegisterParams> = async (context) => {
  const model = requireInput(context, 'model');
  const evaluation = context.inputs['metrics'];
  return {
    outputs: {},
    effects: [
      {
        type: 'registerModel',
        name: context.params.name,
        model: model.hash,
        metrics: evaluation ? await readMetrics(evaluation.folder) : {},
        ...(evaluation ? { evaluation: evaluation.hash } : {}),
        ...(context.params.note === undefined ? {} : { note: context.params.note }),
      },
    ],
  };
};

async function readMetrics(folder: string): Promise<Record<string, number>> {
  const text = await readFile(join(folder, 'evaluation.json'), 'utf8');
  const { metrics } = evaluationSchema.parse(JSON.parse(text));
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
