import { LatheError } from '@shared/errors';

/** @throws LatheError `run.cancelled` */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new LatheError('run.cancelled', 'The training was cancelled.');
}

/**
 * Lets messages in (cancel, stop early) between pieces of long work, and ends the work when cancelled.
 * @throws LatheError `run.cancelled`
 */
export async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  throwIfCancelled(signal);
}
