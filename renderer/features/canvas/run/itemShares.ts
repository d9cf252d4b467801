import type { ItemCounts } from '@shared/model';

interface ItemShare {
  readonly state: 'done' | 'failed' | 'skipped' | 'running';
  /** 0 to 1. */
  readonly share: number;
}

/** A part that is there is never too thin to be seen. */
const leastShare = 0.02;

/** The parts of a block's items that have ended or run, in the order of the strip; none for an empty list. */
export function itemShares({ total, ...counts }: ItemCounts): ItemShare[] {
  if (total === 0) return [];
  const parts: readonly (readonly [ItemShare['state'], number])[] = [
    ['done', counts.succeeded + counts.cached],
    ['failed', counts.failed + counts.cancelled],
    ['skipped', counts.skipped],
    ['running', counts.running],
  ];
  const shares = parts
    .filter(([, count]) => count > 0)
    .map(([state, count]) => ({ state, share: Math.max(leastShare, count / total) }));
  const sum = shares.reduce((all, { share }) => all + share, 0);
  return sum <= 1 ? shares : shares.map(({ state, share }) => ({ state, share: share / sum }));
}
