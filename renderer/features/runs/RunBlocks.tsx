import type { BlockRun, RunDetail } from '@shared/model';
import { Gantt } from '@renderer/charts';
import { BlockBadge, formatDuration, formatTimeLeft, StateBadge } from '@renderer/ui';
import { BlockMore } from './BlockMore';
import styles from './RunDetailView.module.css';
import { blockKey } from './runState';
import { blockLabel, categoryOf, elapsed, ganttItems, isActive } from './selectors';
import { useNow } from './useNow';
import { useRuns } from './useRuns';
import { itemCountWords } from './items/itemText';

interface RunBlocksProps {
  readonly detail: RunDetail;
  readonly selected: string | undefined;
  onSelect(block: string): void;
  /** Shows another run: that which tries failed items again. */
  onOpen(run: number): void;
}

/** When each block ran, and below why and with what result. */
export function RunBlocks({ detail, selected, onSelect, onOpen }: RunBlocksProps) {
  const catalogue = useRuns((state) => state.catalogue);
  const now = useNow(isActive(detail));
  return (
    <div className={styles.scroll}>
      <Gantt
        title="Blocks over time"
        note="pale: taken from the cache"
        items={ganttItems(detail.blocks, catalogue)}
        now={now}
        selected={selected}
        onSelect={onSelect}
      />
      <ul className={styles.blocks}>
        {detail.blocks.map((block) => (
          <BlockLine
            key={block.block}
            block={block}
            open={block.block === selected || block.state === 'failed'}
            now={now}
            onSelect={() => onSelect(block.block)}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </div>
  );
}

interface BlockLineProps {
  readonly block: BlockRun;
  readonly open: boolean;
  readonly now: number;
  onSelect(): void;
  onOpen(run: number): void;
}

function BlockLine({ block, open, now, onSelect, onOpen }: BlockLineProps) {
  const kind = useRuns((state) => state.catalogue[block.kind]);
  const catalogue = useRuns((state) => state.catalogue);
  const progress = useRuns((state) => state.progress[blockKey(block.run, block.block)]);
  const took = elapsed(block, now);
  const running = block.state === 'running' && progress;
  return (
    <li className={styles.block} data-open={open || undefined}>
      <button type="button" className={styles.blockLine} aria-expanded={open} onClick={onSelect}>
        <BlockBadge icon={kind?.icon ?? 'box'} category={categoryOf(block.kind, catalogue)} size={20} />
        <span className={styles.blockName}>{blockLabel(block)}</span>
        <StateBadge state={block.state} />
        <span className={styles.reason} title={block.reason}>
          {block.items ? itemCountWords(block.items) : running ? progress.text : block.reason}
        </span>
        <span className={styles.took}>
          {running && progress.secondsLeft !== undefined
            ? formatTimeLeft(progress.secondsLeft)
            : took === undefined || block.state === 'cached'
              ? ''
              : formatDuration(took)}
        </span>
      </button>
      {open && <BlockMore block={block} onOpen={onOpen} />}
    </li>
  );
}
