import { useEffect } from 'react';
import type { BlockRun } from '@shared/model';
import { itemCountWords, metricTitle } from '@renderer/features/runs';
import { EmptyState, formatDuration, formatTime, notifyError, StateBadge, useNavigation } from '@renderer/ui';
import { metricText } from '../document/outputLine';
import { useInspector } from '../useInspector';
import styles from '../InspectorPanel.module.css';

interface HistoryTabProps {
  readonly pipeline: string;
  readonly block: string;
  /** The newest block run: when it changes, the list is read anew. */
  readonly blockRun: BlockRun | undefined;
}

export function HistoryTab({ pipeline, block, blockRun }: HistoryTabProps) {
  const { history, historyOf, loadHistory } = useInspector();
  const go = useNavigation((state) => state.go);
  const newest = `${blockRun?.run}/${blockRun?.state}`;
  useEffect(() => {
    loadHistory(pipeline, block).catch(notifyError);
  }, [pipeline, block, newest, loadHistory]);
  if (history === null || historyOf !== `${pipeline}/${block}`)
    return <p className={styles.reading}>Reading…</p>;
  if (history.length === 0) {
    return (
      <EmptyState title="No runs of this block yet">Each run of the pipeline adds a line here.</EmptyState>
    );
  }
  return (
    <ul className={styles.history} aria-label="Newest runs of this block">
      {history.map((entry) => (
        <li key={entry.run}>
          <button type="button" className={styles.historyRow} onClick={() => go('runs', { run: entry.run })}>
            <span className={styles.historyHead}>
              <b>Run {entry.run}</b>
              <StateBadge state={entry.state} />
              <span className={styles.faint}>
                {entry.startedAt === undefined ? '' : formatTime(entry.startedAt)}
              </span>
            </span>
            <span className={styles.dim}>{summaryOf(entry)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function summaryOf({ startedAt, finishedAt, metrics, error, reason, attempts, items }: BlockRun): string {
  const seconds =
    startedAt === undefined || finishedAt === undefined ? [] : [formatDuration(finishedAt - startedAt)];
  const measured = Object.entries(metrics)
    .slice(0, 2)
    .map(([name, value]) => `${metricTitle(name)} ${metricText(value)}`);
  const tries = attempts !== undefined && attempts > 1 ? `${attempts} attempts` : '';
  const listed = items ? itemCountWords(items) : '';
  return [...seconds, listed, ...measured, tries, error?.message ?? reason]
    .filter((part) => part !== '')
    .join(' · ');
}
