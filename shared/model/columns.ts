import { z } from 'zod';

/**
 * Types a column can have. `integer` is exact to 64 bits, `decimal` a double, `category` text with few
 * distinct values, `timestamp` without a zone, in microseconds.
 */
export const columnTypeSchema = z.enum([
  'integer',
  'decimal',
  'boolean',
  'category',
  'text',
  'date',
  'timestamp',
  'time',
]);
export type ColumnType = z.infer<typeof columnTypeSchema>;

export const columnSchema = z.object({ name: z.string(), type: columnTypeSchema });
export type Column = z.infer<typeof columnSchema>;

/** A cell as it crosses a process: 64-bit integers beyond 2^53, dates and times are text. */
export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof cellSchema>;
