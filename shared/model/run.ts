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

export const runSummarySchema = z.object({
  /** Counts from 1 in a project. */
  id: z.number().int(),
  pipeline: z.string(),
  state: runStateSchema,
  trigger: z.enum(['manual', 'schedule', 'resume', 'cli']),
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
});
export type RunSummary = z.infer<typeof runSummarySchema>;

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
});
export type BlockRun = z.infer<typeof blockRunSchema>;

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
  time: z.number(),
  level: logLevelSchema,
  text: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;

/** Live progress of a running block. */
export const blockProgressSchema = z.object({
  run: z.number().int(),
  block: z.string(),
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
  series: z.string(),
  steps: z.array(z.number()),
  values: z.array(z.number()),
});
export type Curve = z.infer<typeof curveSchema>;
