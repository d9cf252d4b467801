import type { LatheEvent } from '@shared/contract';
import type { Backfill, RunSummary } from '@shared/model';
import type { Output } from './output';
import { secondsBetween } from './runSummary';
import { describeError } from './text/describeError';
import { moment, seconds } from './text/quantities';

const marks: Partial<Record<RunSummary['state'], string>> = { succeeded: '✓', failed: '✗', cancelled: '✗' };

/** Tells a backfill while it runs: a line a finished run, and how many are done. */
export class BackfillNarrator {
  private readonly told = new Set<number>();
  private labels = new Map<number, string>();
  private settle: ((backfill: Backfill) => void) | undefined;
  private id: number | undefined;
  private latest: Backfill | undefined;

  constructor(private readonly output: Output) {}

  /** Names of the intervals by their start. */
  name(
    intervals: readonly { readonly interval: { readonly start: number }; readonly label: string }[],
  ): void {
    this.labels = new Map(intervals.map(({ interval, label }) => [interval.start, label]));
  }

  /** Settles when the backfill no longer runs. */
  ended(backfill: Backfill): Promise<Backfill> {
    this.id = backfill.id;
    const latest = this.latest?.id === backfill.id ? this.latest : backfill;
    if (latest.state !== 'running') return Promise.resolve(latest);
    this.refresh(latest);
    return new Promise((resolve) => (this.settle = resolve));
  }

  tell(event: LatheEvent): void {
    if (event.name === 'runs.changed') this.tellRun(event.payload);
    else if (event.name === 'backfills.stopped')
      this.line(`No more runs are started: ${event.payload.reason}`);
    else if (event.name === 'backfills.changed') this.tellBackfill(event.payload);
  }

  private tellBackfill(backfill: Backfill): void {
    this.latest = backfill;
    if (backfill.id !== this.id) return;
    this.output.object({ event: 'backfill', state: backfill.state, counts: backfill.counts });
    this.refresh(backfill);
    if (backfill.state !== 'running') this.settle?.(backfill);
  }

  private tellRun(run: RunSummary): void {
    const { id, backfill, interval, state, error } = run;
    const mark = marks[state];
    if (backfill === undefined || mark === undefined || this.told.has(id)) return;
    this.told.add(id);
    const label = this.labels.get(interval?.start ?? 0) ?? moment(interval?.start ?? 0);
    this.output.object({ event: 'run', run: id, interval, label, state, ...(error ? { error } : {}) });
    const time = seconds(secondsBetween(run.startedAt ?? run.createdAt, run.finishedAt));
    this.line(`${mark} ${label.padEnd(16)} run ${id}  ${state === 'succeeded' ? time : state}`);
    if (error) this.line(`  ${describeError(error).replace(/\n/g, '\n  ')}`);
  }

  private refresh({ counts }: Backfill): void {
    const done = counts.total - counts.waiting - counts.running;
    this.output.status(`[${done}/${counts.total}]  ${counts.running} running`);
  }

  private line(text: string): void {
    this.output.status('');
    this.output.note(text);
  }
}
