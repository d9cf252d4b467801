import { z } from 'zod';
import { evaluationSchema } from './evaluation';
import { curveSchema, runSummarySchema } from './run';

/** One row that differs between runs; `values` is in the order of the runs compared, text as shown. */
export const differenceSchema = z.object({
  block: z.string(),
  name: z.string(),
  values: z.array(z.string().nullable()),
});

export const comparisonSchema = z.object({
  runs: z.array(runSummarySchema),
  /** Only parameters that differ. */
  parameters: z.array(differenceSchema),
  /** Every metric that at least one run has. */
  metrics: z.array(
    z.object({
      name: z.string(),
      better: z.enum(['higher', 'lower']),
      values: z.array(
        z.object({ value: z.number(), low: z.number().optional(), high: z.number().optional() }).nullable(),
      ),
    }),
  ),
  /** Why the runs are not comparable: other data, other split, other target. Empty when they are. */
  warnings: z.array(z.string()),
  curves: z.array(curveSchema),
  evaluations: z.array(z.object({ run: z.number().int(), block: z.string(), evaluation: evaluationSchema })),
});
export type Comparison = z.infer<typeof comparisonSchema>;
