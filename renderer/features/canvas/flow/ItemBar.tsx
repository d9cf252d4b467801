import type { ItemCounts } from '@shared/model';
import { itemShares } from '../run/itemShares';
import styles from './BlockNode.module.css';

interface ItemBarProps {
  readonly block: string;
  readonly counts: ItemCounts;
}

/** A strip of how a block's items stand: done, failed, skipped, running, and the rest to come. */
export function ItemBar({ block, counts }: ItemBarProps) {
  const shares = itemShares(counts);
  const ended = counts.total - counts.waiting - counts.running;
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={`Items of ${block} that have ended`}
      aria-valuenow={counts.total === 0 ? 0 : Math.round((ended / counts.total) * 100)}
      data-items
    >
      {shares.map(({ state, share }) => (
        <i key={state} data-state={state} style={{ width: `${share * 100}%` }} />
      ))}
    </div>
  );
}
