import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { modelOutput, trainingInputs } from '../trainingPorts';
import { mlpFields } from './fields';

const paramsSchema = z.object({
  hidden: z.array(z.number().int().min(1).max(4096)).max(16).default([64, 32]),
  activation: z.enum(['relu', 'tanh', 'sigmoid', 'elu']).default('relu'),
  dropout: z.number().min(0).max(0.95).default(0),
  l2: z.number().min(0).default(0),
  optimizer: z.enum(['adam', 'sgd', 'rmsprop']).default('adam'),
  learningRate: z.number().positive().default(0.001),
  batchSize: z.number().int().min(1).max(1_000_000).default(32),
  epochs: z.number().int().min(1).max(100_000).default(50),
  validation: z.number().min(0).max(0.9).default(0.15),
  patience: z.number().int().min(0).default(10),
  classWeights: z.enum(['none', 'balanced']).default('none'),
  seed: z.number().int().min(0).max(4_294_967_295).default(1),
  engine: z.enum(['auto', 'native', 'wasm']).default('auto'),
});
export type MlpParams = z.infer<typeof paramsSchema>;

export const trainMlp: BlockKind<MlpParams> = {
  descriptor: {
    kind: 'train.mlp',
    version: 1,
    title: 'Neural network',
    summary: 'A multilayer perceptron, trained in mini-batches with early stopping.',
    category: 'model',
    icon: 'topology-star-3',
    inputs: trainingInputs,
    outputs: [modelOutput],
    fields: mlpFields,
    sideEffects: false,
    stoppable: true,
  },
  params: paramsSchema as unknown as z.ZodType<MlpParams>,
  load: () => import('./run'),
};
