import { z } from 'zod';
import type { BlockKind } from '../blockKind';

const paramsSchema = z.object({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
      'letters, digits, ., _ and -, starting with a letter or digit',
    ),
  note: z.string().optional(),
});
export type RegisterParams = z.infer<typeof paramsSchema>;

export const modelRegister: BlockKind<RegisterParams> = {
  descriptor: {
    kind: 'model.register',
    version: 1,
    title: 'Register',
    summary: 'Keeps the model in the registry as the next version of its name.',
    category: 'output',
    icon: 'archive',
    inputs: [
      { name: 'model', type: 'model', title: 'Model', optional: false },
      { name: 'metrics', type: 'metrics', title: 'Metrics', help: 'Kept with the version.', optional: true },
    ],
    outputs: [],
    fields: [
      {
        name: 'name',
        title: 'Name',
        type: 'text',
        required: true,
        placeholder: 'penguin-species',
        help: 'An unchanged model makes no second version.',
      },
      { name: 'note', title: 'Note', type: 'text', advanced: true },
    ],
    sideEffects: true,
  },
  params: paramsSchema as unknown as z.ZodType<RegisterParams>,
  load: () => import('./run'),
};
