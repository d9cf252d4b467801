import type { z } from 'zod';

/** What a schema found wrong with a value, as a sentence. */
export function schemaSentence(issue: z.core.$ZodIssue): string {
  if (issue.message.endsWith('received undefined')) return 'It is missing.';
  const message = issue.message.replace(/^Invalid input: e/, 'E');
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
