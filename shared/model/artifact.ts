import { z } from 'zod';
import { columnSchema } from './columns';
import { portTypeSchema } from './ports';

/** One immutable block output, addressed by the hash of its files. */
export const artifactSummarySchema = z.object({
  /** Hex SHA-256 of the content. */
  hash: z.string(),
  type: portTypeSchema,
  bytes: z.number(),
  /** Frames only. */
  rows: z.number().int().optional(),
  columns: z.array(columnSchema).optional(),
  /** One line for the canvas: `12 columns`, `accuracy 0.985`. */
  caption: z.string().optional(),
});
export type ArtifactSummary = z.infer<typeof artifactSummarySchema>;
