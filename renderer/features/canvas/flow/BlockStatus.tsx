import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconPlayerSkipForward from '@tabler/icons-react/icons/IconPlayerSkipForward';
import IconPlayerStop from '@tabler/icons-react/icons/IconPlayerStop';
import IconRotate from '@tabler/icons-react/icons/IconRotate';
import { useMemo } from 'react';
import type { BlockRun } from '@shared/model';
import { attemptOf, itemCountText, itemCountWords } from '@renderer/features/runs';
import { formatDuration, formatTimeLeft } from '@renderer/ui';
import { inputRowsOf } from '../run/inputRows';
import { rowText } from '../run/rowText';
import { useCanvas, useRuns } from '../stores';
import { ItemBar } from './ItemBar';
import { useElapsed } from './useElapsed';
import styles from './BlockNode.module.css';

interface BlockStatusProps {
  readonly id: string;
  /** What is wrong with the block as it is written, or with its last run. */
  readonly problem: string | undefined;
}

/** The lower line of a block. */
export function BlockStatus({ id, problem }: BlockStatusProps) {
  const run = useRuns((state) => state.blocks[id]);
  if (run?.state === 'running') return run.items ? <Many run={run} /> : <Running run={run} />;
  if (problem !== undefined) return <Problem text={problem} />;
  if (!run) return <div className={styles.status}>not run yet</div>;
  if (run.items && run.items.total > 0) return <Many run={run} />;
  if (run.state === 'succeeded' || run.state === 'cached') return <Finished run={run} />;
  const text = run.state === 'waiting' || run.state === 'skipped' ? run.reason || run.state : run.state;
  return (
    <div className={styles.status} title={run.reason}>
      <span className={styles.main}>{text}</span>
      {run.state === 'skipped' && <IconPlayerSkipForward size={13} role="img" aria-label="skipped" />}
      {(run.state === 'cancelled' || run.state === 'interrupted') && <IconPlayerStop size={13} aria-hidden />}
    </div>
  );
}

function Running({ run }: { readonly run: BlockRun }) {
  const progress = useRuns((state) => state.progress[run.block]);
  const times = useCanvas(
    (state) => state.document?.blocks.find(({ id }) => id === run.block)?.retry?.times ?? 0,
  );
  const elapsed = useElapsed(run.startedAt);
  const end =
    progress?.secondsLeft === undefined ? formatDuration(elapsed) : formatTimeLeft(progress.secondsLeft);
  const tries = run.attempts !== undefined && run.attempts > 1 ? attemptOf(run.attempts, times + 1) : '';
  const text = [tries, progress?.text ?? (tries ? '' : 'running')].filter(Boolean).join(' · ');
  return (
    <>
      <div className={styles.status} data-running title={text}>
        <span className={styles.main}>{text}</span>
        <span className={styles.time} title={`running for ${formatDuration(elapsed)}`}>
          {end}
        </span>
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={`Progress of ${run.block}`}
        aria-valuenow={Math.round((progress?.fraction ?? 0) * 100)}
        data-unknown={progress?.fraction === undefined}
      >
        <i style={{ width: `${(progress?.fraction ?? 0.3) * 100}%` }} />
      </div>
    </>
  );
}

/** A block that runs once an item: how many have ended, and a strip of how. */
function Many({ run }: { readonly run: BlockRun }) {
  const { items } = run;
  if (!items) return null;
  const text = itemCountText(items);
  const words = [itemCountWords(items), run.error?.message ?? run.reason].filter(Boolean).join('\n');
  return (
    <>
      <div className={styles.status} title={words}>
        <span className={styles.main}>{text}</span>
        {run.state === 'succeeded' && (
          <IconCheck size={13} className={styles.good} role="img" aria-label="succeeded" />
        )}
        {run.state === 'cached' && (
          <IconRotate size={13} className={styles.good} role="img" aria-label="from the cache" />
        )}
        {run.state === 'failed' && (
          <IconAlertTriangle size={13} className={styles.bad} role="img" aria-label="failed" />
        )}
      </div>
      <ItemBar block={run.block} counts={items} />
    </>
  );
}

function Finished({ run }: { readonly run: BlockRun }) {
  const document = useCanvas((state) => state.document);
  const blocks = useRuns((state) => state.blocks);
  const { text, lost } = useMemo(
    () => rowText(run, document ? inputRowsOf(document, blocks, run.block) : []),
    [run, document, blocks],
  );
  const cached = run.state === 'cached';
  const took =
    run.startedAt !== undefined && run.finishedAt !== undefined ? run.finishedAt - run.startedAt : undefined;
  const tries = run.attempts !== undefined && run.attempts > 1 ? `${run.attempts} attempts` : '';
  return (
    <div className={styles.status} title={[run.reason, tries].filter(Boolean).join('\n')}>
      <span className={styles.main}>
        {text}
        {lost && <b className={styles.lost}>{lost}</b>}
      </span>
      <span className={styles.time}>
        {cached ? (
          <IconRotate size={13} className={styles.good} aria-label="from the cache" />
        ) : (
          <IconCheck size={13} className={styles.good} aria-label="succeeded" />
        )}
        <span className={styles.took}>
          {cached ? 'cached' : took === undefined ? '' : formatDuration(took)}
        </span>
      </span>
    </div>
  );
}

function Problem({ text }: { readonly text: string }) {
  return (
    <div className={`${styles.status} ${styles.problem}`} title={text}>
      <IconAlertTriangle size={13} aria-hidden />
      <span className={styles.words2}>{text}</span>
    </div>
  );
}
