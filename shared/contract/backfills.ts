import { z } from 'zod';
import { backfillDetailSchema, backfillSchema, calendarUnitSchema } from '../model/orchestration';
import { intervalSchema } from '../model/run';
import { defineCommands } from './define';

const range = z.object({
  pipeline: z.string(),
  /** Day, or day and time, in the zone: `2024-01-31`, `2024-01-31T13:00`. */
  from: z.string(),
  /** Excluded. */
  to: z.string(),
  every: z.object({ value: z.number().int().min(1), unit: calendarUnitSchema }),
  /** IANA name. */
  zone: z.string().default('UTC'),
});
const one = z.object({ backfill: z.number().int() });

export const backfillCommands = defineCommands({
  /** The intervals that a backfill would run, the end excluded; what is left of a last one that is not whole. */
  'backfills.plan': {
    input: range,
    output: z.object({
      intervals: z.array(z.object({ interval: intervalSchema, label: z.string() })),
      /** What of the range no whole interval covers. */
      rest: intervalSchema.optional(),
    }),
  },
  'backfills.start': {
    input: range.extend({
      /** Runs at once. */
      parallel: z.number().int().min(1).max(64).default(1),
      /** Settings of every run, as `runs.start` takes them. */
      set: z.record(z.string(), z.unknown()).default({}),
    }),
    output: backfillSchema,
  },
  /** Newest first. */
  'backfills.list': { input: z.object({ pipeline: z.string().optional() }), output: z.array(backfillSchema) },
  'backfills.show': { input: one, output: backfillDetailSchema },
  /** Settles when its active runs have ended. */
  'backfills.cancel': { input: one, output: backfillSchema },
  /** Runs the intervals that have no run yet, and those whose run was interrupted or cancelled. */
  'backfills.resume': { input: one, output: backfillSchema },
  /** Runs every interval that did not succeed. */
  'backfills.retry': { input: one, output: backfillSchema },
});
