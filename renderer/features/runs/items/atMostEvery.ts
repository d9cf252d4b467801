/**
 * Calls `work` at once, and for calls that come while it is at work or sooner than `milliseconds` after it began,
 * once more at the end. The last call is never lost.
 */
export function atMostEvery(milliseconds: number, work: () => Promise<void>): () => void {
  let busy = false;
  let again = false;
  const start = (): void => {
    busy = true;
    const pause = new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
    void Promise.allSettled([work(), pause]).then(() => {
      busy = false;
      if (!again) return;
      again = false;
      start();
    });
  };
  return () => {
    if (busy) again = true;
    else start();
  };
}
