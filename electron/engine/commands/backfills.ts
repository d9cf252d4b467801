import type { ParsedInput } from '@shared/contract';
import { LatheError } from '@shared/errors';
import type { Backfill, BackfillInterval, Interval } from '@shared/model';
import { planBackfill } from './backfillPlan';
import { withoutIntervals } from './backfillProgress';
import { cancelRunner, describe, isRunning, mustFindBackfill, runBackfill } from './backfillRunner';
import { isHostDead } from './deadHost';
import {
  mustBeTrusted,
  mustOwn,
  type CommandsOf,
  type Handlers,
  type ProjectContext,
} from './projectContext';

export const backfillHandlers: Handlers<CommandsOf<'backfills'>> = {
  'backfills.plan': (range, project) => {
    project.files.text(range.pipeline);
    const { intervals, rest } = planBackfill(range);
    return { intervals: [...intervals], ...(rest ? { rest } : {}) };
  },
  'backfills.start': startBackfill,
  'backfills.list': ({ pipeline }, project) =>
    project.store.backfills.list(pipeline).map(({ id }) => withoutIntervals(asItIs(id, project))),
  'backfills.show': ({ backfill }, project) => asItIs(backfill, project),
  'backfills.cancel': async ({ backfill }, project) => {
    mustOwn(project);
    mustFindBackfill(backfill, project);
    project.store.backfills.setCancelled(backfill, Date.now());
    await cancelRunner(backfill, project);
    return withoutIntervals(describe(backfill, project));
  },
  'backfills.resume': ({ backfill }, project) =>
    goOn(
      backfill,
      project,
      ({ state }) => state === undefined || state === 'interrupted' || state === 'cancelled',
    ),
  'backfills.retry': ({ backfill }, project) => goOn(backfill, project, ({ state }) => state !== 'succeeded'),
};

function startBackfill(input: ParsedInput<'backfills.start'>, project: ProjectContext): Backfill {
  mustOwn(project);
  mustBeTrusted(project);
  const { pipeline, zone, every, parallel, set } = input;
  const { intervals } = planBackfill(input);
  if (intervals.length === 0) {
    throw new LatheError('request.invalid', 'The range holds no whole interval.', {
      cure: 'Choose shorter intervals or a longer range; the end is excluded.',
    });
  }
  const record = project.store.backfills.create({
    pipeline,
    createdAt: Date.now(),
    request: { zone, every, parallel, set },
    intervals,
  });
  try {
    runBackfill(
      record,
      intervals.map(({ interval }) => interval),
      project,
    );
  } catch (thrown) {
    project.store.backfills.remove(record.id);
    throw thrown;
  }
  return withoutIntervals(describe(record.id, project));
}

/** Runs the chosen intervals of a backfill that does not run. */
function goOn(
  backfill: number,
  project: ProjectContext,
  isWanted: (interval: BackfillInterval) => boolean,
): Backfill {
  mustOwn(project);
  mustBeTrusted(project);
  const record = mustFindBackfill(backfill, project);
  if (isRunning(backfill, project)) {
    throw new LatheError('request.invalid', `Backfill ${backfill} is running.`, { cure: 'Cancel it first.' });
  }
  const left: Interval[] = describe(backfill, project)
    .intervals.filter(isWanted)
    .map(({ interval }) => interval);
  project.store.backfills.setCancelled(backfill, undefined);
  if (left.length > 0) runBackfill(record, left, project);
  return withoutIntervals(describe(backfill, project));
}

/** For a host that only reads: runs that a dead host left as running have been interrupted. */
function asItIs(backfill: number, project: ProjectContext) {
  const detail = describe(backfill, project);
  if (detail.counts.running === 0 || !isHostDead(project)) return detail;
  const { counts } = detail;
  return {
    ...detail,
    state: 'paused' as const,
    counts: { ...counts, running: 0, waiting: counts.waiting + counts.running },
    intervals: detail.intervals.map((interval) =>
      interval.state === 'running' || interval.state === 'queued'
        ? { ...interval, state: 'interrupted' as const }
        : interval,
    ),
  };
}
