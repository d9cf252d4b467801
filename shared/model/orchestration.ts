import { z } from 'zod';
import { intervalSchema, runStateSchema } from './run';

/** What a `product` block read. */
export const productUseSchema = z.object({
  run: z.number().int(),
  block: z.string(),
  item: z.string().optional(),
  /** Absolute folder of the project that made it. */
  project: z.string(),
  pipeline: z.string(),
  sourceBlock: z.string(),
  /** A run of that project. */
  sourceRun: z.number().int(),
  artifact: z.string(),
  /** Whether this use had it made anew. */
  refreshed: z.boolean(),
});
export type ProductUse = z.infer<typeof productUseSchema>;

export const calendarUnitSchema = z.enum(['hour', 'day', 'week', 'month', 'year']);
export type CalendarUnit = z.infer<typeof calendarUnitSchema>;

/** Runs of one pipeline for one interval after the other. */
export const backfillSchema = z.object({
  /** Counts from 1 in a project. */
  id: z.number().int(),
  pipeline: z.string(),
  createdAt: z.number(),
  /** `paused`: what runs of it has ended with its host, and intervals are left. */
  state: z.enum(['running', 'succeeded', 'failed', 'cancelled', 'paused']),
  zone: z.string(),
  every: z.object({ value: z.number().int(), unit: calendarUnitSchema }),
  /** Runs at once. */
  parallel: z.number().int(),
  variables: z.record(z.string(), z.unknown()),
  /** Intervals by state of their newest run. */
  counts: z.object({
    total: z.number().int(),
    waiting: z.number().int(),
    running: z.number().int(),
    succeeded: z.number().int(),
    failed: z.number().int(),
    cancelled: z.number().int(),
  }),
});
export type Backfill = z.infer<typeof backfillSchema>;

export const backfillIntervalSchema = z.object({
  interval: intervalSchema,
  /** The interval in its zone: `2024-01`, `2024-01-31`, `2024-01-31 13:00`. */
  label: z.string(),
  /** Its newest run; absent before the first. */
  run: z.number().int().optional(),
  state: runStateSchema.optional(),
});
export type BackfillInterval = z.infer<typeof backfillIntervalSchema>;

export const backfillDetailSchema = backfillSchema.extend({ intervals: z.array(backfillIntervalSchema) });
export type BackfillDetail = z.infer<typeof backfillDetailSchema>;
