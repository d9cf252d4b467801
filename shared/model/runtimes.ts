import { z } from 'zod';

/** A native or WebAssembly library that blocks need, as found on this machine. */
export const runtimeStatusSchema = z.object({
  id: z.enum(['electron', 'tensorflow', 'wasm', 'xgboost', 'duckdb', 'sqlite', 'danfo']),
  title: z.string(),
  present: z.boolean(),
  version: z.string().optional(),
  /** Where it was found, or why it was not. */
  detail: z.string(),
  /** What a user can do about an absent one. */
  cure: z.string().optional(),
  /** What works and what does not without it. */
  consequence: z.string().optional(),
});
export type RuntimeStatus = z.infer<typeof runtimeStatusSchema>;
