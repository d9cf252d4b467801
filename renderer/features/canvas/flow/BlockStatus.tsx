import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconPlayerStop from '@tabler/icons-react/icons/IconPlayerStop';
import IconRotate from '@tabler/icons-react/icons/IconRotate';
import { useMemo } from 'react';
import type { BlockRun } from '@shared/model';
import { formatDuration, formatTimeLeft } from '@renderer/ui';
import { inputRowsOf } from '../run/inputRows';
import { rowText } from '../run/rowText';
import { useCanvas, useRuns } from '../stores';
import { useElapsed } from './useElapsed';
import styles from './BlockNode.module.css';

interface BlockStatusProps {
  readonly id: string;
  /** What is wrong with the block as it is written. */
  readonly fault: string | undefined;
}

/** The lower line of a block. */
export function BlockStatus({ id, fault }: BlockStatusProps) {
  const run = useRuns((state) => state.blocks[id]);
  if (run?.state === 'running') return <Running run={run} />;
  if (run?.state === 'failed') return <Problem text={run.error?.message ?? run.reason} />;
  if (fault !== undefined) return <Problem text={fault} />;
  if (!run) return <div className={styles.status}>not run yet</div>;
  if (run.state === 'succeeded' || run.state === 'cached') return <Finished run={run} />;
  const text = run.state === 'waiting' || run.state === 'skipped' ? run.reason || run.state : run.state;
  return (
    <div className={styles.status} title={run.reason}>
      <span className={styles.main}>{text}</span>
      {(run.state === 'cancelled' || run.state === 'interrupted') && <IconPlayerStop size={13} aria-hidden />}
    </div>
  );
}

function Running({ run }: { readonly run: BlockRun }) {
  const progress = useRuns((state) => state.progress[run.block]);
  const elapsed = useElapsed(run.startedAt);
  const end =
    progress?.secondsLeft === undefined ? formatDuration(elapsed) : formatTimeLeft(progress.secondsLeft);
  return (
    <>
      <div className={styles.status} data-running>
        <span className={styles.main}>{progress?.text ?? 'running'}</span>
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
  return (
    <div className={styles.status} title={run.reason}>
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
