import type { z } from 'zod';

/** One command: what goes in and what comes back, parsed on both sides. */
export interface CommandShape {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** Keeps the literal types of a feature's commands. */
export function defineCommands<const T extends Record<string, CommandShape>>(commands: T): T {
  return commands;
}
