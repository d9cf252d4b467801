import type { Attempt } from '@shared/model';

const signals: Readonly<Record<number, string>> = {
  4: 'illegal instruction',
  6: 'aborted',
  7: 'bus error',
  8: 'arithmetic error',
  9: 'killed',
  11: 'segmentation fault',
  15: 'asked to end',
};

/** How the worker process ended, in words; empty while it lives on or when the host did the work itself. */
export function exitText(exitCode: Attempt['exitCode']): string {
  if (exitCode === undefined) return '';
  if (exitCode === null) return 'the worker ended without a code';
  if (exitCode === 0) return 'the worker ended by itself';
  if (exitCode <= 128) return `the worker ended with code ${exitCode}`;
  const signal = exitCode - 128;
  return `the worker was ended by signal ${signal} (${signals[signal] ?? 'unknown'})`;
}

/** `attempt 2 of 4`; the number alone when it is not known how many there may be. */
export function attemptOf(attempt: number, most: number | undefined): string {
  return most === undefined || most < attempt ? `attempt ${attempt}` : `attempt ${attempt} of ${most}`;
}
