import { z } from 'zod';
import { openProjectSchema, recentProjectSchema, sampleIdSchema, sampleSchema } from '../model/project';
import { defineCommands } from './define';

/** Commands that pick a folder show the system's dialog in main; the renderer never names a path of its own. */
export const projectCommands = defineCommands({
  'projects.recent': { input: z.void(), output: z.array(recentProjectSchema) },
  'projects.forget': { input: z.object({ folder: z.string() }), output: z.void() },
  'projects.samples': { input: z.void(), output: z.array(sampleSchema) },
  /** Null when the user closed the dialog. */
  'projects.createSample': {
    input: z.object({ sample: sampleIdSchema }),
    output: openProjectSchema.nullable(),
  },
  'projects.create': { input: z.object({ name: z.string().min(1) }), output: openProjectSchema.nullable() },
  /** A project around a table dropped on the window: the token stands for a file that the user picked. */
  'projects.createFromFile': {
    input: z.object({ fileToken: z.string() }),
    output: openProjectSchema.nullable(),
  },
  'projects.openDialog': { input: z.void(), output: openProjectSchema.nullable() },
  'projects.openRecent': { input: z.object({ folder: z.string() }), output: openProjectSchema },
  'projects.current': { input: z.void(), output: openProjectSchema.nullable() },
  'projects.trust': { input: z.void(), output: openProjectSchema },
  'projects.close': { input: z.void(), output: z.void() },
  'projects.reveal': { input: z.void(), output: z.void() },
  /** Copies a file the user picks into `data/` and returns its path in the project. */
  'projects.importFile': {
    input: z.object({ extensions: z.array(z.string()), fileToken: z.string().optional() }),
    output: z.string().nullable(),
  },
});
