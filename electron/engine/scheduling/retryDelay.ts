import type { ErrorCode } from '@shared/errors';
import type { Retry } from '@shared/model';

/** Failures that another try cannot mend. */
const lasting: ReadonlySet<ErrorCode> = new Set([
  'run.cancelled',
  'parameter.invalid',
  'pipeline.unknownKind',
  'pipeline.badEdge',
  'variable.undefined',
  'secret.missing',
  'request.denied',
  'disk.full',
]);

/**
 * Milliseconds to wait after a failed attempt, or undefined when there is no other.
 * @param attempt the one that failed, from 1.
 */
export function delayAfter(attempt: number, retry: Retry | undefined, code: ErrorCode): number | undefined {
  if (!retry || attempt > retry.times || lasting.has(code)) return undefined;
  const { delaySeconds = 0, backoff = 'fixed', maxDelaySeconds = Infinity } = retry;
  const seconds = backoff === 'fixed' ? delaySeconds : delaySeconds * 2 ** (attempt - 1);
  return Math.min(seconds, maxDelaySeconds) * 1000;
}

/** Resolves after a time, rejects with the signal's reason as soon as it aborts. */
export function pause(milliseconds: number, signal: AbortSignal, cancelled: () => Error): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(cancelled());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
