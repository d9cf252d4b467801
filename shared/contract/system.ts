import { z } from 'zod';
import { runtimeStatusSchema } from '../model/runtimes';
import { defineCommands } from './define';

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Most worker processes at once. */
  workers: z.number().int().min(1).max(64),
});
export type Settings = z.infer<typeof settingsSchema>;

export const statusSchema = z.object({
  workersBusy: z.number().int(),
  workers: z.number().int(),
  artifactBytes: z.number(),
});
export type Status = z.infer<typeof statusSchema>;

export const systemCommands = defineCommands({
  'system.runtimes': { input: z.void(), output: z.array(runtimeStatusSchema) },
  'system.status': { input: z.void(), output: statusSchema },
  'settings.read': { input: z.void(), output: settingsSchema },
  'settings.write': { input: settingsSchema.partial(), output: settingsSchema },
  /** Tells main of unsaved edits, for the window's mark and the question at closing. */
  'window.edited': { input: z.object({ edited: z.boolean() }), output: z.void() },
  /** Saves text or a picture that the renderer made (CSV, SVG, PNG as base64) where the user says. */
  'window.saveAs': {
    input: z.object({ suggestedName: z.string(), content: z.string(), encoding: z.enum(['utf8', 'base64']) }),
    output: z.boolean(),
  },
});
