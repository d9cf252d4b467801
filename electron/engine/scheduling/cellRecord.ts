import type { BlockRun, ItemRun } from '@shared/model';
import type { Cell } from './itemGraph';

/** What a block run and the run of one item have in common. */
export type CellRecord = BlockRun | ItemRun;
export type CellChange = Partial<Omit<ItemRun, 'run' | 'block' | 'item'>> & { readonly cacheKey?: string };

/** A block as a whole. */
export function blockCell(block: string): Cell {
  return { block, key: '', segments: {}, index: 0, position: 0 };
}

export function idOf({ block, key }: { readonly block: string; readonly key: string }): string {
  return `${block}\n${key}`;
}

/** The record as it ends now. What never began has no start. */
export function endedRecord(before: CellRecord, change: CellChange): CellRecord {
  const now = Date.now();
  const began = change.startedAt ?? before.startedAt ?? now;
  // A clock that was set back makes no duration negative.
  const ended = { ...before, startedAt: began, ...change, finishedAt: Math.max(now, began) } as CellRecord;
  const never = ended.state === 'skipped' || (ended.state === 'cancelled' && before.startedAt === undefined);
  if (!never) return ended;
  const { startedAt: _, ...rest } = ended;
  return rest as CellRecord;
}
