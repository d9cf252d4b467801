import { z } from 'zod';
import type { BlockKind } from '../blockKind';

const share = z.number().min(0);

const paramsSchema = z.object({
  test: share.positive().default(0.2),
  validation: share.default(0),
  stratify: z.string().default(''),
  seed: z.number().int().min(0).max(0xffffffff).default(1),
});
export type SplitParams = z.infer<typeof paramsSchema>;

export const splitRandom: BlockKind<SplitParams> = {
  descriptor: {
    kind: 'split.random',
    version: 1,
    title: 'Random split',
    summary: 'Keeps rows apart for testing, drawn at random by a seed.',
    category: 'shape',
    icon: 'arrows-split-2',
    inputs: [{ name: 'frame', type: 'frame', title: 'Rows', optional: false }],
    outputs: [
      { name: 'train', type: 'frame', title: 'Training rows', optional: false },
      { name: 'test', type: 'frame', title: 'Test rows', optional: false },
      {
        name: 'validation',
        type: 'frame',
        title: 'Validation rows',
        help: 'Only with a validation share.',
        optional: true,
      },
    ],
    fields: [
      {
        name: 'test',
        title: 'Test rows',
        type: 'number',
        default: 0.2,
        min: 0,
        help: 'A share below 1, or a number of rows.',
      },
      {
        name: 'validation',
        title: 'Validation rows',
        type: 'number',
        default: 0,
        min: 0,
        help: 'A share below 1, or a number of rows. 0: no such part.',
        advanced: true,
      },
      {
        name: 'stratify',
        title: 'Stratify by',
        type: 'column',
        port: 'frame',
        default: '',
        help: 'Every part gets its share of each value of this column, missing ones too. Set it to the target of a classification.',
      },
      {
        name: 'seed',
        title: 'Seed',
        type: 'number',
        integer: true,
        default: 1,
        min: 0,
        max: 0xffffffff,
        help: 'The same seed and rows give the same parts.',
      },
    ],
    sideEffects: false,
  },
  params: paramsSchema as unknown as z.ZodType<SplitParams>,
  load: () => import('./run'),
};
