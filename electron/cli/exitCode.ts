import type { ErrorCode } from '@shared/errors';

/** What the command's end says to the program that called it. */
export const exitCode = { done: 0, failed: 1, usage: 2, cancelled: 130 } as const;

/** Errors of what was asked, not of the work: another command line or a mended project cures them. */
const usageErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'document.invalid',
  'document.newer',
  'pipeline.cycle',
  'pipeline.unknownKind',
  'pipeline.badEdge',
  'pipeline.badCondition',
  'parameter.invalid',
  'variable.undefined',
  'run.notFound',
  'model.notFound',
  'project.notFound',
  'request.invalid',
  'file.exists',
  'file.missing',
  'store.damaged',
]);

export function exitCodeOf(error: { readonly code: ErrorCode }): number {
  if (error.code === 'run.cancelled') return exitCode.cancelled;
  return usageErrors.has(error.code) ? exitCode.usage : exitCode.failed;
}
