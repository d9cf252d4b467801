import type { EventEmitter } from 'node:events';

const graceMilliseconds = 1_000;

/**
 * Calls `then` once all `sources` have closed: the rest of what a dead process sent and printed has been read. A
 * process that escaped may hold its output open; that is not waited for.
 */
export function whenDrained(sources: readonly EventEmitter[], then: () => void): void {
  let open = sources.length;
  const grace = setTimeout(finish, graceMilliseconds);
  for (const source of sources) {
    source.once('close', () => {
      if (--open === 0) finish();
    });
  }
  if (open === 0) finish();

  function finish(): void {
    if (open < 0) return;
    open = -1;
    clearTimeout(grace);
    then();
  }
}
