import { z } from 'zod';

/** What may flow along an edge. */
export const portTypeSchema = z.enum(['frame', 'recipe', 'model', 'metrics', 'items', 'chart', 'value']);
export type PortType = z.infer<typeof portTypeSchema>;

export const portSchema = z.object({
  name: z.string(),
  type: portTypeSchema,
  title: z.string(),
  help: z.string().optional(),
  /** An input that may stay unconnected. */
  optional: z.boolean().default(false),
});
export type Port = z.infer<typeof portSchema>;
