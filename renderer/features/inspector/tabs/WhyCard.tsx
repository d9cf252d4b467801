import type { BlockRun } from '@shared/model';
import { reasonTitle, saysWhere, sentenceOf } from '../document/reason';
import styles from '../InspectorPanel.module.css';

/** Why the block ran, waits or was reused. */
export function WhyCard({ blockRun }: { readonly blockRun: BlockRun }) {
  if (blockRun.reason === '') return null;
  return (
    <section className={styles.card}>
      <h3 className={styles.cardTitle}>{blockRun.items ? 'Its items' : reasonTitle(blockRun.state)}</h3>
      <p className={styles.cardText}>{sentenceOf(blockRun.reason)}</p>
      {saysWhere(blockRun) && <p className={styles.cardText}>Computed by run {blockRun.computedBy}.</p>}
    </section>
  );
}
