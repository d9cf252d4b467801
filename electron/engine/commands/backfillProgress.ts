import type { Backfill, BackfillDetail, BackfillInterval, RunState } from '@shared/model';
import type { BackfillRecord, BackfillRun } from '../store';

/** A backfill with its intervals, each with its newest run. */
export function backfillDetail(
  record: BackfillRecord,
  runs: readonly BackfillRun[],
  isActive: boolean,
): BackfillDetail {
  const newest = new Map(runs.map((run) => [run.intervalStart, run]));
  const intervals = record.intervals.map((planned): BackfillInterval => {
    const run = newest.get(planned.interval.start);
    return { ...planned, ...(run ? { run: run.run, state: run.state } : {}) };
  });
  const { zone, every, parallel, set } = record.request;
  const counts = countsOf(intervals);
  return {
    id: record.id,
    pipeline: record.pipeline,
    createdAt: record.createdAt,
    state: stateOf(record, counts, isActive),
    zone,
    every,
    parallel,
    variables: { ...set },
    counts,
    intervals,
  };
}

export function withoutIntervals({ intervals: _, ...backfill }: BackfillDetail): Backfill {
  return backfill;
}

function stateOf(record: BackfillRecord, counts: Backfill['counts'], isActive: boolean): Backfill['state'] {
  if (isActive || counts.running > 0) return 'running';
  if (counts.succeeded === counts.total) return 'succeeded';
  if (record.cancelledAt !== undefined) return 'cancelled';
  return counts.waiting + counts.cancelled > 0 ? 'paused' : 'failed';
}

/** What an interval counts as; one whose run was interrupted waits for another. */
const countedAs: Readonly<Record<RunState, Exclude<keyof Backfill['counts'], 'total'>>> = {
  queued: 'running',
  running: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
  interrupted: 'waiting',
};

function countsOf(intervals: readonly BackfillInterval[]): Backfill['counts'] {
  const counts = { total: intervals.length, waiting: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 };
  for (const { state } of intervals) counts[state === undefined ? 'waiting' : countedAs[state]] += 1;
  return counts;
}
