import type { BlockRun } from '@shared/model';
import { BlockFacts } from './BlockFacts';
import { ItemsUnfolded } from './items/ItemsUnfolded';
import styles from './RunDetailView.module.css';

interface BlockMoreProps {
  readonly block: BlockRun;
  onOpen(run: number): void;
}

/** A block of a run in full; of a mapped block its items. */
export function BlockMore({ block, onOpen }: BlockMoreProps) {
  return (
    <div className={styles.more}>
      <BlockFacts of={block} />
      {block.items && <ItemsUnfolded block={block} onResumed={onOpen} />}
    </div>
  );
}
