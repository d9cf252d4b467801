import { Notification, type BrowserWindow } from 'electron';
import type { LatheEvent } from '@shared/contract';
import type { RunSummary } from '@shared/model';

const longRunMilliseconds = 10_000;

/** Shows runs outside of the page: progress in the task bar, and a notification when a long one ends unseen. */
export class RunWatch {
  private readonly active = new Map<number, RunSummary>();

  constructor(private readonly window: BrowserWindow) {}

  /** How many runs are under way. */
  get count(): number {
    return this.active.size;
  }

  see(event: LatheEvent): void {
    if (event.name !== 'runs.changed') return;
    const run = event.payload;
    if (run.state === 'running' || run.state === 'queued') this.active.set(run.id, run);
    else if (this.active.delete(run.id)) this.notify(run);
    this.showProgress();
  }

  forget(): void {
    this.active.clear();
    this.showProgress();
  }

  private showProgress(): void {
    if (this.window.isDestroyed()) return;
    const runs = [...this.active.values()];
    const total = runs.reduce((sum, run) => sum + run.blocksTotal, 0);
    const done = runs.reduce((sum, run) => sum + run.blocksDone, 0);
    this.window.setProgressBar(runs.length === 0 ? -1 : total === 0 ? 2 : done / total);
  }

  private notify(run: RunSummary): void {
    const took = (run.finishedAt ?? run.createdAt) - (run.startedAt ?? run.createdAt);
    if (this.window.isDestroyed() || this.window.isFocused() || took < longRunMilliseconds) return;
    if (!Notification.isSupported()) return;
    const notice = new Notification({
      title: `Run ${run.id} of ${run.pipeline} ${run.state}`,
      body:
        run.error?.message ??
        `${run.blocksDone} of ${run.blocksTotal} blocks in ${Math.round(took / 1000)} s`,
    });
    notice.on('click', () => this.window.show());
    notice.show();
  }
}
