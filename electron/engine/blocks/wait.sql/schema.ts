import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { onHostOnly } from '../onHostOnly';
import { sensorFields, sensorShape } from '../sensor';

const paramsSchema = z.object({ query: z.string().min(1), ...sensorShape });
export type WaitSqlParams = z.infer<typeof paramsSchema>;

export const waitSql: BlockKind<WaitSqlParams> = {
  descriptor: {
    kind: 'wait.sql',
    version: 1,
    title: 'Wait for rows',
    summary: "Waits until a query over the project's files gives a row; a worker is taken only to look.",
    category: 'control',
    icon: 'database-search',
    inputs: [],
    outputs: [
      {
        name: 'value',
        type: 'value',
        title: 'The row',
        help: 'The first row that the query gives, by column.',
        optional: false,
      },
    ],
    fields: [
      {
        name: 'query',
        title: 'Query',
        type: 'sql',
        required: true,
        help: "One SELECT in DuckDB's SQL. Files are named by their path in the project: SELECT * FROM 'data/*.csv' WHERE day = current_date. No file yet counts as no row.",
      },
      ...sensorFields,
    ],
    sideEffects: true,
  },
  params: paramsSchema as unknown as z.ZodType<WaitSqlParams>,
  load: onHostOnly,
  runOnHost: async (context) => (await import('./runOnHost')).runOnHost(context),
};
