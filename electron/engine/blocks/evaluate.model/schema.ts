import { z } from 'zod';
import type { BlockKind } from '../blockKind';

const paramsSchema = z.object({
  resamples: z.number().int().min(0).max(10_000).default(1000),
  seed: z.number().int().min(0).max(4_294_967_295).default(1),
});
export type EvaluateParams = z.infer<typeof paramsSchema>;

export const evaluateModel: BlockKind<EvaluateParams> = {
  descriptor: {
    kind: 'evaluate.model',
    version: 1,
    title: 'Evaluate',
    summary: 'Scores rows that the model has never seen and measures how well, with intervals.',
    category: 'evaluate',
    icon: 'target-arrow',
    inputs: [
      { name: 'model', type: 'model', title: 'Model', optional: false },
      { name: 'test', type: 'frame', title: 'Test rows', help: 'Raw rows with the target.', optional: false },
    ],
    outputs: [
      { name: 'metrics', type: 'metrics', title: 'Metrics', optional: false },
      { name: 'predictions', type: 'frame', title: 'Rows with predictions', optional: false },
    ],
    fields: [
      {
        name: 'resamples',
        title: 'Bootstrap resamples',
        type: 'number',
        integer: true,
        default: 1000,
        min: 0,
        max: 10_000,
        advanced: true,
        help: 'For the 95% intervals; 0 leaves them out. Fewer are drawn above 20,000 rows, never under 200.',
      },
      {
        name: 'seed',
        title: 'Seed',
        type: 'number',
        integer: true,
        default: 1,
        min: 0,
        max: 4_294_967_295,
        advanced: true,
      },
    ],
    sideEffects: false,
  },
  params: paramsSchema as unknown as z.ZodType<EvaluateParams>,
  load: () => import('./run'),
};
