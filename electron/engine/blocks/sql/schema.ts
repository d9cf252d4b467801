import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { sqlReads } from './variables';

const paramsSchema = z.object({ query: z.string().default('') });
export type SqlParams = z.infer<typeof paramsSchema>;

export const sql: BlockKind<SqlParams> = {
  descriptor: {
    kind: 'sql',
    version: 1,
    title: 'SQL',
    summary: "A query in DuckDB's SQL; every input is a table with the name of its port.",
    category: 'shape',
    icon: 'sql',
    inputs: [],
    outputs: [{ name: 'frame', type: 'frame', title: 'Rows', optional: false }],
    openInputs: 'frame',
    fields: [
      {
        name: 'query',
        title: 'Query',
        type: 'sql',
        default: '',
        help: 'Used when the block has no file. Earlier statements may prepare; the last one gives the rows. ${name} stands for a variable, written out as it is.',
      },
    ],
    sideEffects: false,
    code: 'sql',
  },
  params: paramsSchema as unknown as z.ZodType<SqlParams>,
  codeReads: sqlReads,
  load: () => import('./run'),
};
