import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { codeReads } from './codeReads';

const paramsSchema = z.object({});
export type CodeParams = z.infer<typeof paramsSchema>;

export const codeTypescript: BlockKind<CodeParams> = {
  descriptor: {
    kind: 'code.typescript',
    version: 1,
    title: 'TypeScript',
    summary: 'Your own code over danfo DataFrames, with checks of its result.',
    category: 'shape',
    icon: 'brand-typescript',
    inputs: [],
    outputs: [
      {
        name: 'frame',
        type: 'frame',
        title: 'Rows',
        help: 'Code that returns an object of DataFrames has one output a key.',
        optional: false,
      },
    ],
    openInputs: 'frame',
    fields: [],
    sideEffects: false,
    code: 'typescript',
  },
  params: paramsSchema as unknown as z.ZodType<CodeParams>,
  codeReads,
  checkCode: async (codeFile, name) => void (await import('./compile')).compile(codeFile, name),
  load: () => import('./run'),
};
