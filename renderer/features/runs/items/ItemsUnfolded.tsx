import { useState } from 'react';
import type { BlockRun } from '@shared/model';
import { bridge } from '@renderer/bridge';
import { BlockFacts } from '../BlockFacts';
import { createItemStore } from './itemStore';
import { ItemsPanel } from './ItemsPanel';
import styles from './ItemsPanel.module.css';
import { useItemsOf } from './useItemsOf';

interface ItemsUnfoldedProps {
  readonly block: BlockRun;
  onResumed(run: number): void;
}

/** The items of a block within its run, and one of them in full. */
export function ItemsUnfolded({ block, onResumed }: ItemsUnfoldedProps) {
  const [useItems] = useState(() => createItemStore(bridge));
  useItemsOf(useItems, block);
  const chosen = useItems((state) => state.chosenRun);
  return (
    <div className={styles.unfolded}>
      <div className={styles.within}>
        <ItemsPanel block={block} store={useItems} onResumed={onResumed} />
      </div>
      {chosen && (
        <section className={styles.one} aria-label={`Item ${chosen.item}`}>
          <h3 className={styles.oneTitle}>{chosen.item}</h3>
          <BlockFacts of={chosen} />
        </section>
      )}
    </div>
  );
}
