import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { classWeightsField, modelOutput, trainingInputs } from '../trainingPorts';

const paramsSchema = z.object({
  C: z.number().positive().default(1),
  classWeights: z.enum(['none', 'balanced']).default('none'),
  tolerance: z.number().positive().default(1e-4),
  maxIterations: z.number().int().min(1).max(100_000).default(200),
});
export type LogisticParams = z.infer<typeof paramsSchema>;

export const trainLogistic: BlockKind<LogisticParams> = {
  descriptor: {
    kind: 'train.logistic',
    version: 1,
    title: 'Logistic regression',
    summary: 'Class probabilities from a weighted sum: the baseline for every class target.',
    category: 'model',
    icon: 'chart-dots',
    inputs: trainingInputs,
    outputs: [modelOutput],
    fields: [
      {
        name: 'C',
        title: 'C',
        type: 'number',
        default: 1,
        min: 0,
        help: 'Inverse of the L2 penalty: smaller means stronger regularisation.',
      },
      classWeightsField,
      {
        name: 'tolerance',
        title: 'Tolerance',
        type: 'number',
        default: 1e-4,
        min: 0,
        advanced: true,
        help: 'Stops when no component of the gradient of the mean loss exceeds this.',
      },
      {
        name: 'maxIterations',
        title: 'Iterations at most',
        type: 'number',
        integer: true,
        default: 200,
        min: 1,
        max: 100_000,
        advanced: true,
      },
    ],
    sideEffects: false,
    stoppable: true,
  },
  params: paramsSchema as unknown as z.ZodType<LogisticParams>,
  load: () => import('./run'),
};
