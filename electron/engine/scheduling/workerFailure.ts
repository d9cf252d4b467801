import { constants } from 'node:os';
import { LatheError } from '@shared/errors';

/** Of several names for a number the first, which is the usual one. */
const signalNames = new Map(
  Object.entries(constants.signals)
    .reverse()
    .map(([name, number]) => [number as number, name]),
);
const signalWords: Readonly<Record<string, string>> = {
  SIGKILL: 'it was killed from outside, as the system does when memory runs out',
  SIGSEGV: 'native code read memory that is not its own (SIGSEGV)',
  SIGBUS: 'native code read memory that is not its own (SIGBUS)',
  SIGABRT: 'native code gave up (SIGABRT)',
  SIGILL: 'the processor lacks an instruction that native code uses (SIGILL)',
  SIGFPE: 'native code divided by zero (SIGFPE)',
  SIGTERM: 'it was asked to end from outside (SIGTERM)',
};

/**
 * Why a worker ended in the middle of a task, in words.
 * @param code exit code; above 128 it is 128 and a signal's number, as shells have it; null when unknown.
 * @param lastWords the end of its standard error.
 */
export function workerFailure(code: number | null, lastWords: readonly string[]): LatheError {
  const detail = lastWords.join('\n');
  const cause = detail || undefined;
  if (/heap out of memory|Allocation failed/i.test(detail)) {
    return new LatheError('worker.outOfMemory', 'The worker process ran out of memory.', {
      cause,
      cure: 'Use fewer rows or columns, a smaller batch, or fewer workers at once.',
    });
  }
  return new LatheError('worker.crashed', `The worker process ended unexpectedly: ${wordsFor(code)}.`, {
    cause,
    cure: 'Run again: finished blocks come from the cache. If it happens again, look at the block’s log.',
  });
}

function wordsFor(code: number | null): string {
  if (code === null) return 'it gave no exit code';
  const signal = signalNames.get(code > 128 ? code - 128 : -1);
  if (signal !== undefined) return signalWords[signal] ?? `it received ${signal}`;
  return `it left with exit code ${code}`;
}
