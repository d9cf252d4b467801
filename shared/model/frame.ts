import { z } from 'zod';
import { cellSchema, columnSchema, columnTypeSchema } from './columns';

export const sortSchema = z.object({ column: z.string(), descending: z.boolean() });
export const filterSchema = z.object({
  column: z.string(),
  operator: z.enum(['=', '!=', '<', '<=', '>', '>=', 'contains', 'missing', 'present']),
  value: z.string().optional(),
});
export type Filter = z.infer<typeof filterSchema>;

export const framePageSchema = z.object({
  columns: z.array(columnSchema),
  rows: z.array(z.array(cellSchema)),
  /** Position of the first row of the page among those that match. */
  offset: z.number().int(),
  /** Rows that match the filter and search. */
  matching: z.number().int(),
  total: z.number().int(),
});
export type FramePage = z.infer<typeof framePageSchema>;

const binSchema = z.object({ from: z.number(), to: z.number(), count: z.number() });

export const columnProfileSchema = z.object({
  name: z.string(),
  type: columnTypeSchema,
  count: z.number(),
  missing: z.number(),
  distinct: z.number(),
  /** True when `distinct` is an estimate (HyperLogLog). */
  distinctEstimated: z.boolean(),
  min: z.string().optional(),
  max: z.string().optional(),
  mean: z.number().optional(),
  sd: z.number().optional(),
  skew: z.number().optional(),
  quantiles: z
    .object({ q01: z.number(), q25: z.number(), q50: z.number(), q75: z.number(), q99: z.number() })
    .optional(),
  /** Equal-width bins of numbers and times (times in milliseconds since 1970). */
  histogram: z.array(binSchema).optional(),
  /** Most frequent values, at most 20. */
  top: z.array(z.object({ value: z.string(), count: z.number() })),
});
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

export const frameProfileSchema = z.object({
  rows: z.number(),
  bytes: z.number(),
  duplicateRows: z.number().optional(),
  columns: z.array(columnProfileSchema),
});
export type FrameProfile = z.infer<typeof frameProfileSchema>;
