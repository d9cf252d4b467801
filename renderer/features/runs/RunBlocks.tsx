import type { BlockRun, RunDetail } from '@shared/model';
import { formatCount, formatMetric, Gantt } from '@renderer/charts';
import { BlockBadge, ErrorNote, formatBytes, formatDuration, formatTimeLeft, StateBadge } from '@renderer/ui';
import styles from './RunDetailView.module.css';
import { blockKey } from './runState';
import { blockLabel, categoryOf, elapsed, ganttItems, isActive, metricTitle } from './selectors';
import { useNow } from './useNow';
import { useRuns } from './useRuns';

interface RunBlocksProps {
  readonly detail: RunDetail;
  readonly selected: string | undefined;
  onSelect(block: string): void;
}

/** When each block ran, and below why and with what result. */
export function RunBlocks({ detail, selected, onSelect }: RunBlocksProps) {
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
}

function BlockLine({ block, open, now, onSelect }: BlockLineProps) {
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
          {running ? progress.text : block.reason}
        </span>
        <span className={styles.took}>
          {running && progress.secondsLeft !== undefined
            ? formatTimeLeft(progress.secondsLeft)
            : took === undefined || block.state === 'cached'
              ? ''
              : formatDuration(took)}
        </span>
      </button>
      {open && <BlockMore block={block} />}
    </li>
  );
}

function BlockMore({ block }: { readonly block: BlockRun }) {
  const params = Object.entries(block.params);
  const metrics = Object.entries(block.metrics);
  return (
    <div className={styles.more}>
      {block.error && <ErrorNote error={block.error} />}
      <p>{block.reason}</p>
      {block.computedBy !== undefined && (
        <p className={styles.dim}>First computed by run {block.computedBy}.</p>
      )}
      <dl>
        {Object.entries(block.outputs).map(([port, artifact]) => (
          <div key={port}>
            <dt>{port}</dt>
            <dd>
              {artifact.caption ?? artifact.type}
              {artifact.rows === undefined ? '' : `, ${formatCount(artifact.rows)} rows`},{' '}
              {formatBytes(artifact.bytes)}, <code>{artifact.hash.slice(0, 8)}</code>
            </dd>
          </div>
        ))}
        {metrics.map(([name, value]) => (
          <div key={name}>
            <dt>{metricTitle(name)}</dt>
            <dd>{formatMetric(value)}</dd>
          </div>
        ))}
        {params.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
