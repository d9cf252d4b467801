import { Badge, formatTime, notifyError } from '@renderer/ui';
import type { BackfillStore } from './backfillStore';
import { backfillCountText, everyText } from './backfillText';
import { backfillTone } from './backfillTone';
import styles from './backfills.module.css';

const mostShown = 20;

/** Backfills of the pipeline so far, to look at again. */
export function EarlierBackfills({ store: useBackfills }: { readonly store: BackfillStore }) {
  const { backfills, show } = useBackfills();
  if (backfills.length === 0) return null;
  return (
    <section aria-label="Earlier backfills">
      <h3 className={styles.title}>Earlier backfills</h3>
      <ul className={styles.earlier}>
        {backfills.slice(0, mostShown).map((backfill) => (
          <li key={backfill.id}>
            <button
              type="button"
              className={styles.earlierLine}
              onClick={() => void show(backfill.id).catch(notifyError)}
            >
              <b>{backfill.id}</b>
              <Badge tone={backfillTone(backfill.state)}>{backfill.state}</Badge>
              <span>{everyText(backfill.every)}</span>
              <span className={styles.dim}>{backfillCountText(backfill.counts)}</span>
              <span className={styles.when}>{formatTime(backfill.createdAt)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
