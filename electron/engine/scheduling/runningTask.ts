import { LatheError } from '@shared/errors';
import { captureConsole } from './captureConsole';
import { childrenLeft } from './childrenLeft';
import { placeInProject, type ProjectPlace } from './placeInProject';
import type { HostMessage, TaskControl, TaskHandlers, WorkerMessage } from './protocol';
import { ReportBuffer } from './reportBuffer';
import { TaskMemory } from './taskMemory';

/** The worker's side of a task: what it may say, and its one end. */
export class RunningTask {
  private readonly cancelling = new AbortController();
  private readonly stopping = new AbortController();
  private readonly memory = new TaskMemory();
  private readonly reports: ReportBuffer;
  private hasEnded = false;

  constructor(
    private readonly task: Extract<HostMessage, { type: 'task' }>,
    private readonly send: (message: WorkerMessage) => void,
  ) {
    this.reports = new ReportBuffer(task.id, send, () => this.memory.peak());
  }

  /** Whether code of the project runs in it. */
  get runsCode(): boolean {
    return (this.task.input as { codeFile?: unknown } | null)?.codeFile !== undefined;
  }

  cancel(): void {
    this.cancelling.abort();
  }

  stopEarly(): void {
    this.stopping.abort();
  }

  async work(handlers: TaskHandlers): Promise<void> {
    const { reports } = this;
    const control: TaskControl = {
      signal: this.cancelling.signal,
      stopEarly: this.stopping.signal,
      log: (level, text) => reports.log(level, text),
      progress: (note) => reports.progress(note),
      points: (points) => reports.points(points),
      checks: (results) => reports.checks(results),
    };
    const release = captureConsole(control);
    try {
      const handler = handlers[this.task.name] as (input: unknown, control: TaskControl) => Promise<unknown>;
      const output = await handler(this.task.input, control);
      this.end((end) => ({ type: 'done', id: this.task.id, output, ...end }));
    } catch (thrown) {
      this.fail(
        this.cancelling.signal.aborted
          ? new LatheError('run.cancelled', 'Cancelled.')
          : LatheError.from(thrown),
      );
    } finally {
      release();
    }
  }

  /** What code throws outside of any promise leaves the process in doubt: it reports, and asks to be replaced. */
  failLate(thrown: unknown): void {
    const place = this.placeOf(thrown instanceof Error ? thrown.stack : undefined);
    this.fail(
      thrown instanceof LatheError
        ? thrown
        : new LatheError('code.failed', `${wordsFor(place)}${messageOf(thrown)}`, {
            cure: 'Catch it in the code, for example where a timer or a callback calls it.',
            ...(place ? { about: place } : {}),
            cause: thrown,
          }),
      true,
    );
  }

  /** The last words before code ends the process. */
  sayFarewell(exitCode: number): void {
    if (this.hasEnded) return;
    const place = this.placeOf(new Error().stack);
    const error = new LatheError(
      'code.failed',
      `${wordsFor(place)}the code called process.exit(${exitCode}).`,
      { cure: 'Throw an error instead, or return.', ...(place ? { about: place } : {}) },
    );
    this.reports.close();
    this.send({
      type: 'exiting',
      id: this.task.id,
      error: error.toData(),
      peakBytes: this.memory.peak(),
    });
  }

  private fail(error: LatheError, isSpent = false): void {
    this.end((end) => ({ type: 'failed', id: this.task.id, error: error.toData(), ...end }), isSpent);
  }

  private end(
    message: (end: { memoryBytes: number; peakBytes: number; isSpent?: boolean }) => WorkerMessage,
    isSpent = this.isSpent(),
  ): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.reports.close();
    const end = { memoryBytes: process.memoryUsage.rss(), peakBytes: this.memory.peak() };
    this.send(message(isSpent ? { ...end, isSpent } : end));
  }

  /** Code that was cancelled, or whose processes still run, must leave nothing behind: the process goes with it. */
  private isSpent(): boolean {
    return (this.runsCode && this.cancelling.signal.aborted) || childrenLeft().length > 0;
  }

  private placeOf(stack: string | undefined): ProjectPlace | undefined {
    const folder = (this.task.input as { projectFolder?: unknown } | null)?.projectFolder;
    return typeof folder === 'string' ? placeInProject(stack, folder) : undefined;
  }
}

function wordsFor(place: ProjectPlace | undefined): string {
  return place ? `${place.file} (line ${place.line}): ` : '';
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}
