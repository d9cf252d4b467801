import type { BlockState, ItemCounts, ItemRun } from '@shared/model';
import type { Cell } from './itemGraph';

type Counts = Record<keyof ItemCounts, number>;

/** The items of a run's mapped blocks as they stand, counted by state. */
export class ItemRecords {
  private readonly items = new Map<string, Map<string, ItemRun>>();
  private readonly counted = new Map<string, Counts>();

  has(block: string): boolean {
    return this.items.has(block);
  }

  find({ block, key }: Cell): ItemRun | undefined {
    return this.items.get(block)?.get(key);
  }

  /** Adds an item that waits. */
  add(run: number, { block, key }: Cell): void {
    const items = this.items.get(block) ?? new Map<string, ItemRun>();
    this.items.set(block, items);
    items.set(key, {
      run,
      block,
      item: key,
      state: 'waiting',
      reason: 'waits for its turn',
      outputs: {},
      params: {},
      metrics: {},
    });
    const counts = this.countsOf(block);
    counts.total += 1;
    counts.waiting += 1;
  }

  set({ block, key }: Cell, before: BlockState, after: ItemRun): void {
    this.items.get(block)?.set(key, after);
    const counts = this.countsOf(block);
    counts[countOf(before)] -= 1;
    counts[countOf(after.state)] += 1;
  }

  counts(block: string): ItemCounts {
    return { ...this.countsOf(block) };
  }

  /** When the first of a block's items began. */
  firstStart(block: string): number | undefined {
    let first: number | undefined;
    for (const { startedAt } of this.items.get(block)?.values() ?? [])
      if (startedAt !== undefined && (first === undefined || startedAt < first)) first = startedAt;
    return first;
  }

  private countsOf(block: string): Counts {
    const counts = this.counted.get(block) ?? {
      total: 0,
      waiting: 0,
      running: 0,
      succeeded: 0,
      cached: 0,
      skipped: 0,
      failed: 0,
      cancelled: 0,
    };
    this.counted.set(block, counts);
    return counts;
  }
}

function countOf(state: BlockState): keyof ItemCounts {
  return state === 'interrupted' ? 'cancelled' : state;
}
