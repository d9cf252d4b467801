import { LatheError } from '@shared/errors';
import type { Interval } from '@shared/model';
import type { BackfillRecord } from '../store';
import { backfillDetail, withoutIntervals } from './backfillProgress';
import type { ProjectContext } from './projectContext';
import { startRun } from './startRun';

/** Starts the runs of a backfill, so many at once, until none is left. */
class BackfillRunner {
  private readonly running = new Set<number>();
  private stopped = false;

  constructor(
    private readonly record: BackfillRecord,
    private readonly left: Interval[],
    private readonly project: ProjectContext,
    private readonly onEnd: () => void,
  ) {}

  /** @throws LatheError what starting the first run throws; then nothing has begun. */
  begin(): void {
    this.startOne();
    this.fill();
    this.tell();
  }

  /** Starts no more runs. */
  stop(): void {
    this.stopped = true;
    this.left.length = 0;
    if (this.running.size === 0) this.onEnd();
  }

  async cancel(): Promise<void> {
    const runs = [...this.running];
    this.stop();
    await Promise.all(runs.map((run) => this.project.scheduler.cancel(run).catch(() => undefined)));
  }

  private fill(): void {
    try {
      while (!this.stopped && this.running.size < this.record.request.parallel && this.left.length > 0)
        this.startOne();
    } catch (thrown) {
      // The pipeline's file was edited meanwhile: what runs ends, the rest is left.
      const { message } = LatheError.from(thrown);
      this.stop();
      this.project.emit({
        name: 'backfills.stopped',
        payload: { backfill: this.record.id, reason: message },
      });
    }
  }

  private startOne(): void {
    const [interval] = this.left;
    if (!interval) return;
    const { pipeline, id, request } = this.record;
    const run = startRun({ pipeline, set: { ...request.set }, interval }, this.project, {
      trigger: 'backfill',
      backfill: id,
    });
    this.left.shift();
    this.running.add(run.id);
    void this.project.scheduler.finished(run.id).then(() => {
      this.running.delete(run.id);
      this.fill();
      if (this.running.size === 0) this.onEnd();
      this.tell();
    });
  }

  private tell(): void {
    this.project.emit({
      name: 'backfills.changed',
      payload: withoutIntervals(describe(this.record.id, this.project)),
    });
  }
}

const runners = new WeakMap<ProjectContext, Map<number, BackfillRunner>>();

function runnersOf(project: ProjectContext): Map<number, BackfillRunner> {
  const known = runners.get(project) ?? new Map<number, BackfillRunner>();
  runners.set(project, known);
  return known;
}

/** Runs these intervals of a backfill. */
export function runBackfill(
  record: BackfillRecord,
  left: readonly Interval[],
  project: ProjectContext,
): void {
  const active = runnersOf(project);
  const runner = new BackfillRunner(record, [...left], project, () => void active.delete(record.id));
  active.set(record.id, runner);
  try {
    runner.begin();
  } catch (thrown) {
    active.delete(record.id);
    throw thrown;
  }
}

export function isRunning(backfill: number, project: ProjectContext): boolean {
  return runnersOf(project).has(backfill);
}

/** Cancels what runs of a backfill and settles when it has ended. */
export async function cancelRunner(backfill: number, project: ProjectContext): Promise<void> {
  await runnersOf(project).get(backfill)?.cancel();
}

/** Lets every backfill of a project that closes start no more runs. */
export function stopBackfills(project: ProjectContext): void {
  for (const runner of runnersOf(project).values()) runner.stop();
}

/** How a backfill stands. @throws LatheError `run.notFound`. */
export function describe(backfill: number, project: ProjectContext) {
  const record = mustFindBackfill(backfill, project);
  return backfillDetail(record, project.store.backfills.runsOf(backfill), isRunning(backfill, project));
}

export function mustFindBackfill(backfill: number, { store }: ProjectContext): BackfillRecord {
  const record = store.backfills.find(backfill);
  if (record) return record;
  const known = store.backfills.list(undefined).map(({ id }) => id);
  throw new LatheError('run.notFound', `There is no backfill ${backfill}.`, {
    cure: known.length ? `Backfills of this project: ${known.join(', ')}.` : 'This project has none yet.',
  });
}
