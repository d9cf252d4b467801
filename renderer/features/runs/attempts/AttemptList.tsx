import { useEffect } from 'react';
import type { Attempt, BlockRun, ItemRun } from '@shared/model';
import { ErrorNote, formatBytes, formatDuration, formatTime, notifyError, StateBadge } from '@renderer/ui';
import { blockKey } from '../runState';
import { useNow } from '../useNow';
import { useRuns } from '../useRuns';
import { exitText } from './attemptText';
import styles from './AttemptList.module.css';

const none: readonly Attempt[] = [];

/** Every try at a block or at one of its items, the oldest first. */
export function AttemptList({ of }: { readonly of: BlockRun | ItemRun }) {
  const item = 'item' in of ? of.item : undefined;
  const { run, block, state, attempts: count } = of;
  const attempts = useRuns((runs) => runs.attempts[blockKey(run, block, item)]) ?? none;
  const load = useRuns((runs) => runs.loadAttempts);
  useEffect(() => {
    if (count !== undefined) load(run, block, item).catch(notifyError);
  }, [load, run, block, item, state, count]);
  const now = useNow(attempts.some((attempt) => attempt.state === 'running'));
  if (attempts.length === 0) return null;
  return (
    <section aria-label="Attempts">
      <h3 className={styles.title}>{attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`}</h3>
      <ol className={styles.list}>
        {attempts.map((attempt) => (
          <li key={attempt.attempt} className={styles.attempt}>
            <div className={styles.head}>
              <b>{attempt.attempt}</b>
              <StateBadge state={attempt.state} />
              <span className={styles.time}>
                {formatTime(attempt.startedAt)},{' '}
                {formatDuration(Math.max(0, (attempt.finishedAt ?? now) - attempt.startedAt))}
              </span>
            </div>
            <p className={styles.facts}>{factsOf(attempt)}</p>
            {attempt.error && attempt.error.message !== of.error?.message && (
              <ErrorNote error={attempt.error} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function factsOf({ peakBytes, exitCode, pid }: Attempt): string {
  return [
    peakBytes === undefined ? '' : `at most ${formatBytes(peakBytes)} of memory`,
    exitText(exitCode),
    pid === undefined ? '' : `process ${pid}`,
  ]
    .filter(Boolean)
    .join(', ');
}
