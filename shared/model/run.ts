import { z } from 'zod';
import { errorDataSchema } from '../errors';
import { artifactSummarySchema } from './artifact';

export const runStateSchema = z.enum([
  'queued',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'interrupted',
]);
export type RunState = z.infer<typeof runStateSchema>;

export const blockStateSchema = z.enum([
  'waiting',
  'running',
  'succeeded',
  'cached',
  'skipped',
  'failed',
  'cancelled',
  'interrupted',
]);
export type BlockState = z.infer<typeof blockStateSchema>;

/** Metric names are the field's: `accuracy`, `log_loss`, `rmse`. With several evaluations, `block.accuracy`. */
export const metricsSchema = z.record(z.string(), z.number());

export const intervalSchema = z.object({ start: z.number(), end: z.number() });
export type Interval = z.infer<typeof intervalSchema>;

export const runSummarySchema = z.object({
  /** Counts from 1 in a project. */
  id: z.number().int(),
  pipeline: z.string(),
  state: runStateSchema,
  trigger: z.enum(['manual', 'schedule', 'resume', 'cli', 'pipeline', 'product', 'backfill']),
  /** Milliseconds since 1970, UTC. */
  createdAt: z.number(),
  startedAt: z.number().optional(),
  finishedAt: z.number().optional(),
  metrics: metricsSchema,
  error: errorDataSchema.optional(),
  /** `name@version` of what was registered or confirmed unchanged. */
  models: z.array(z.string()),
  blocksDone: z.number().int(),
  blocksTotal: z.number().int(),
  /** Why it is queued, in words. */
  waits: z.string().optional(),
  /** The run whose block started it. */
  parent: z.number().int().optional(),
  /** The backfill that it belongs to. */
  backfill: z.number().int().optional(),
  /** The time that it stands for, milliseconds since 1970; the end is excluded. */
  interval: intervalSchema.optional(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** How the items of a mapped block stand. */
export const itemCountsSchema = z.object({
  total: z.number().int(),
  waiting: z.number().int(),
  running: z.number().int(),
  succeeded: z.number().int(),
  cached: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  cancelled: z.number().int(),
});
export type ItemCounts = z.infer<typeof itemCountsSchema>;

/** What a data test or a check found. */
export const checkResultSchema = z.object({
  name: z.string(),
  passed: z.boolean(),
  severity: z.enum(['error', 'warning']),
  /** What it says when it does not hold. */
  message: z.string().optional(),
  /** How many rows are wrong, when it looks at rows. */
  failing: z.number().int().optional(),
  /** Some of the wrong rows, a frame. */
  sample: artifactSummarySchema.optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

export const blockRunSchema = z.object({
  run: z.number().int(),
  block: z.string(),
  kind: z.string(),
  title: z.string().optional(),
  state: blockStateSchema,
  /** Why it waits, runs, was reused, or was skipped, in words. */
  reason: z.string(),
  startedAt: z.number().optional(),
  finishedAt: z.number().optional(),
  cacheKey: z.string().optional(),
  /** The run that really computed the outputs, when they were reused. */
  computedBy: z.number().int().optional(),
  outputs: z.record(z.string(), artifactSummarySchema),
  error: errorDataSchema.optional(),
  /** Parameters after `${…}` were filled in. */
  params: z.record(z.string(), z.unknown()),
  metrics: metricsSchema,
  /** Of a mapped block: its outputs are then lists of the items'. */
  items: itemCountsSchema.optional(),
  /** How often it was tried; absent before the first. */
  attempts: z.number().int().optional(),
  checks: z.array(checkResultSchema).optional(),
});
export type BlockRun = z.infer<typeof blockRunSchema>;

/** A block run of one item. */
export const itemRunSchema = z.object({
  run: z.number().int(),
  block: z.string(),
  /** Keys from the outermost map inwards, joined by `/`; those of a product by ` × `. */
  item: z.string(),
  state: blockStateSchema,
  reason: z.string(),
  startedAt: z.number().optional(),
  finishedAt: z.number().optional(),
  computedBy: z.number().int().optional(),
  outputs: z.record(z.string(), artifactSummarySchema),
  error: errorDataSchema.optional(),
  params: z.record(z.string(), z.unknown()),
  metrics: metricsSchema,
  attempts: z.number().int().optional(),
  checks: z.array(checkResultSchema).optional(),
});
export type ItemRun = z.infer<typeof itemRunSchema>;

/** One try at a block run. */
export const attemptSchema = z.object({
  run: z.number().int(),
  block: z.string(),
  item: z.string().optional(),
  /** From 1. */
  attempt: z.number().int(),
  state: z.enum(['running', 'succeeded', 'failed', 'cancelled', 'interrupted']),
  startedAt: z.number(),
  finishedAt: z.number().optional(),
  /** The worker's process id; absent for what the host does itself. */
  pid: z.number().int().optional(),
  /** How the worker process ended, when it did: above 128 it is 128 and a signal's number. */
  exitCode: z.number().int().nullable().optional(),
  /** Most resident memory of the worker during the attempt. */
  peakBytes: z.number().optional(),
  error: errorDataSchema.optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;

export const runDetailSchema = runSummarySchema.extend({
  blocks: z.array(blockRunSchema),
  variables: z.record(z.string(), z.unknown()),
  /** The pipeline file's text as it was run. */
  document: z.string(),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

export const logLevelSchema = z.enum(['debug', 'info', 'warning', 'error']);
export const logLineSchema = z.object({
  run: z.number().int(),
  block: z.string().optional(),
  item: z.string().optional(),
  attempt: z.number().int().optional(),
  time: z.number(),
  level: logLevelSchema,
  text: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;

/** Live progress of a running block. */
export const blockProgressSchema = z.object({
  run: z.number().int(),
  block: z.string(),
  item: z.string().optional(),
  /** 0 to 1, absent when unknown. */
  fraction: z.number().optional(),
  /** `epoch 34 of 50`. */
  text: z.string(),
  secondsLeft: z.number().optional(),
});
export type BlockProgress = z.infer<typeof blockProgressSchema>;

/** A point of a training curve, e.g. series `loss`, `val_loss`, `accuracy`, `learning_rate`; step = epoch from 1. */
export const curvePointSchema = z.object({ series: z.string(), step: z.number(), value: z.number() });
export type CurvePoint = z.infer<typeof curvePointSchema>;

/** A curve as drawn: steps and values in columns, reduced at the source keeping minimum and maximum. */
export const curveSchema = z.object({
  run: z.number().int(),
  block: z.string(),
  item: z.string().optional(),
  series: z.string(),
  steps: z.array(z.number()),
  values: z.array(z.number()),
});
export type Curve = z.infer<typeof curveSchema>;
