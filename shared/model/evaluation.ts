import { z } from 'zod';

export const taskSchema = z.enum(['classification', 'regression']);
export type Task = z.infer<typeof taskSchema>;

/** A metric with its 95% percentile bootstrap interval. */
export const metricValueSchema = z.object({
  name: z.string(),
  title: z.string(),
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  /** Whether more is better. */
  better: z.enum(['higher', 'lower']),
  unit: z.string().optional(),
});
export type MetricValue = z.infer<typeof metricValueSchema>;

export const confusionMatrixSchema = z.object({
  classes: z.array(z.string()),
  /** `counts[actual][predicted]`. */
  counts: z.array(z.array(z.number())),
});
export type ConfusionMatrix = z.infer<typeof confusionMatrixSchema>;

export const perClassSchema = z.object({
  label: z.string(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  support: z.number(),
});

const pointsSchema = z.object({ x: z.array(z.number()), y: z.array(z.number()) });

/** What `evaluate.model` leaves behind, as JSON. */
export const evaluationSchema = z.object({
  task: taskSchema,
  target: z.string(),
  rows: z.number(),
  /** Rows left out because the target is missing. */
  rowsWithoutTarget: z.number(),
  metrics: z.array(metricValueSchema),
  /** How the intervals were had: resamples drawn (fewer than asked on many rows) and their level, 0 to 1. */
  bootstrap: z.object({ resamples: z.number().int(), level: z.number() }).optional(),
  confusion: confusionMatrixSchema.optional(),
  perClass: z.array(perClassSchema).optional(),
  /** Binary only: x is the false positive rate, y the true positive rate. */
  roc: pointsSchema.optional(),
  /** Regression: predicted against actual, at most 2,000 points, seeded sample. */
  predictedActual: z.object({ actual: z.array(z.number()), predicted: z.array(z.number()) }).optional(),
  residuals: z
    .object({
      histogram: z.array(z.object({ from: z.number(), to: z.number(), count: z.number() })),
      mean: z.number(),
      sd: z.number(),
    })
    .optional(),
  /** Target name, data hash of the test rows: two evaluations compare only when both agree. */
  testHash: z.string(),
});
export type Evaluation = z.infer<typeof evaluationSchema>;
