import type { BlockRun } from '@shared/model';
import { reasonTitle } from '../document/reasonTitle';
import styles from '../InspectorPanel.module.css';

/** Why the block ran, waits or was reused. */
export function WhyCard({ blockRun }: { readonly blockRun: BlockRun }) {
  if (blockRun.reason === '') return null;
  return (
    <section className={styles.card}>
      <h3 className={styles.cardTitle}>{reasonTitle(blockRun.state)}</h3>
      <p className={styles.cardText}>{blockRun.reason}</p>
      {blockRun.computedBy !== undefined && blockRun.computedBy !== blockRun.run && (
        <p className={styles.cardText}>Computed by run {blockRun.computedBy}.</p>
      )}
    </section>
  );
}
