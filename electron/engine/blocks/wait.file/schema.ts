import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { onHostOnly } from '../onHostOnly';
import { sensorFields, sensorShape } from '../sensor';

const paramsSchema = z.object({
  path: z.string().min(1),
  until: z.enum(['exists', 'changed']).default('exists'),
  stableSeconds: z.number().min(0).max(86_400).default(2),
  ...sensorShape,
});
export type WaitFileParams = z.infer<typeof paramsSchema>;

export const waitFile: BlockKind<WaitFileParams> = {
  descriptor: {
    kind: 'wait.file',
    version: 1,
    title: 'Wait for a file',
    summary: 'Waits until a file is there, or has changed, without holding a worker.',
    category: 'control',
    icon: 'file-time',
    inputs: [],
    outputs: [
      {
        name: 'value',
        type: 'value',
        title: 'What was found',
        help: 'path, size and modified of the first file, and files with those of all.',
        optional: false,
      },
      {
        name: 'files',
        type: 'items',
        title: 'The files, one by one',
        help: 'An item for each file, named by its path.',
        optional: false,
      },
    ],
    fields: [
      {
        name: 'path',
        title: 'File',
        type: 'text',
        required: true,
        placeholder: 'data/new.csv',
        help: 'A path from the project folder, or an absolute one. * and ? stand for any letters of a name, ** for any folders: data/**/*.csv.',
      },
      {
        name: 'until',
        title: 'Until it',
        type: 'choice',
        default: 'exists',
        options: [
          { value: 'exists', title: 'Is there' },
          {
            value: 'changed',
            title: 'Has changed',
            help: 'Since the last run that succeeded with this block; the first time any file will do.',
          },
        ],
      },
      {
        name: 'stableSeconds',
        title: 'Unchanged for',
        type: 'number',
        unit: 's',
        default: 2,
        min: 0,
        max: 86_400,
        help: 'How long its size and date must stay the same, so that a file that is still copied is not taken.',
      },
      ...sensorFields,
    ],
    sideEffects: true,
  },
  params: paramsSchema as unknown as z.ZodType<WaitFileParams>,
  load: onHostOnly,
  runOnHost: async (context) => (await import('./runOnHost')).runOnHost(context),
};
