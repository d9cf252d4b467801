import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { modelOutput, trainingInputs } from '../trainingPorts';

const paramsSchema = z.object({ alpha: z.number().min(0).default(1) });
export type LinearParams = z.infer<typeof paramsSchema>;

export const trainLinear: BlockKind<LinearParams> = {
  descriptor: {
    kind: 'train.linear',
    version: 1,
    title: 'Linear regression',
    summary: 'Ridge regression, solved exactly: the baseline for every numeric target.',
    category: 'model',
    icon: 'chart-line',
    inputs: trainingInputs,
    outputs: [modelOutput],
    fields: [
      {
        name: 'alpha',
        title: 'Ridge penalty',
        type: 'number',
        default: 1,
        min: 0,
        help: 'Weight of the squared coefficients in the loss; 0 is ordinary least squares. The intercept is free.',
      },
    ],
    sideEffects: false,
  },
  params: paramsSchema as unknown as z.ZodType<LinearParams>,
  load: () => import('./run'),
};
