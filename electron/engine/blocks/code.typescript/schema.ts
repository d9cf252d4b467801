import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { codeReads } from './codeReads';

/** What the code makes of them is its own affair. */
const paramsSchema = z.record(z.string(), z.unknown());
export type CodeParams = z.infer<typeof paramsSchema>;

export const codeTypescript: BlockKind<CodeParams> = {
  descriptor: {
    kind: 'code.typescript',
    version: 2,
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
    openParams: true,
    fields: [],
    sideEffects: false,
    code: 'typescript',
  },
  params: paramsSchema as unknown as z.ZodType<CodeParams>,
  readsCollections: true,
  codeReads,
  checkCode: async (codeFile, name) => void (await import('./compile')).compile(codeFile, name),
  load: () => import('./run'),
};
