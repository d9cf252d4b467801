import { LatheError } from '@shared/errors';
import type { RunSummary } from '@shared/model';

/** A run that makes a product, and those who wait for it. */
export class ProductRefresh {
  private readonly controller = new AbortController();
  private readonly ended: Promise<RunSummary>;
  private users = 0;
  /** What the run that makes it waits for. */
  private readonly waitsFor = new Set<ProductRefresh>();
  run: number | undefined;

  constructor(work: (refresh: ProductRefresh, signal: AbortSignal) => Promise<RunSummary>) {
    this.ended = work(this, this.controller.signal);
    this.ended.catch(() => undefined);
  }

  /** Whether it cannot end before another has. */
  needs(other: ProductRefresh): boolean {
    return this === other || [...this.waitsFor].some((refresh) => refresh.needs(other));
  }

  /**
   * Settles with the run's end. When all who wait have given up, the run is cancelled.
   * @param making what the run that asks is part of.
   */
  async join(making: readonly ProductRefresh[], signal: AbortSignal): Promise<RunSummary> {
    if (signal.aborted) throw cancelled();
    this.users += 1;
    for (const refresh of making) refresh.waitsFor.add(this);
    let leave!: () => void;
    const left = new Promise<never>((_, reject) => (leave = () => reject(cancelled())));
    signal.addEventListener('abort', leave);
    try {
      return await Promise.race([this.ended, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      this.users -= 1;
      for (const refresh of making) refresh.waitsFor.delete(this);
      if (this.users === 0) this.controller.abort();
    }
  }
}

function cancelled(): LatheError {
  return new LatheError('run.cancelled', 'Cancelled.');
}
