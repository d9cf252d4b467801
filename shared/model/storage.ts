import { z } from 'zod';
import { portTypeSchema } from './ports';
import { retentionSchema } from './project';

/** What a project's own state takes on the disk. */
export const storageUsageSchema = z.object({
  /** Stored results by what they are, the largest first. */
  artifacts: z.array(z.object({ type: portTypeSchema, count: z.number().int(), bytes: z.number() })),
  artifactCount: z.number().int(),
  artifactBytes: z.number(),
  runs: z.number().int(),
  databaseBytes: z.number(),
  backupBytes: z.number(),
  /** Damaged results that were set aside; they go after a week. */
  damagedBytes: z.number(),
  /** The limits of `lathe.yaml`. */
  retention: retentionSchema,
  /** What cleaning would free now. */
  freeable: z.object({ runs: z.number().int(), artifacts: z.number().int(), bytes: z.number() }),
});
export type StorageUsage = z.infer<typeof storageUsageSchema>;

/** What a check of every stored result by its content found. */
export const artifactCheckSchema = z.object({
  checked: z.number().int(),
  /** Hashes. */
  damaged: z.array(z.string()),
  missing: z.array(z.string()),
});
export type ArtifactCheck = z.infer<typeof artifactCheckSchema>;

export const cleanedSchema = z.object({
  /** Nothing was done: the rest says what would be. */
  dryRun: z.boolean(),
  /** Ids of the runs removed. */
  runs: z.array(z.number().int()),
  artifacts: z.number().int(),
  bytes: z.number(),
  check: artifactCheckSchema.optional(),
});
export type Cleaned = z.infer<typeof cleanedSchema>;
