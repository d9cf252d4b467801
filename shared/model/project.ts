import { z } from 'zod';
import { limitsSchema } from './blockControls';

/**
 * How much history is kept; absent, all of it. What a model, an alias or an active run needs stays whatever these
 * say.
 */
export const retentionSchema = z.object({
  runs: z.number().int().positive().optional(),
  artifactsGb: z.number().positive().optional(),
});

export const projectDocumentSchema = z
  .object({
    lathe: z.number().int(),
    name: z.string(),
    variables: z.record(z.string(), z.unknown()).optional(),
    limits: limitsSchema.optional(),
    retention: retentionSchema.optional(),
  })
  .loose();
export type ProjectDocument = z.infer<typeof projectDocumentSchema>;

export const sampleIdSchema = z.enum(['penguins', 'cars', 'flights']);
export type SampleId = z.infer<typeof sampleIdSchema>;

export const sampleSchema = z.object({
  id: sampleIdSchema,
  title: z.string(),
  summary: z.string(),
  rows: z.number(),
});
export type Sample = z.infer<typeof sampleSchema>;

export const openProjectSchema = z.object({
  name: z.string(),
  folder: z.string(),
  /** False until the user agrees to run what the project's files say. */
  trusted: z.boolean(),
  /** Another process owns the scheduler: this one only reads. */
  readOnly: z.string().optional(),
});
export type OpenProject = z.infer<typeof openProjectSchema>;

export const recentProjectSchema = z.object({
  name: z.string(),
  folder: z.string(),
  openedAt: z.number(),
  missing: z.boolean(),
});
export type RecentProject = z.infer<typeof recentProjectSchema>;
