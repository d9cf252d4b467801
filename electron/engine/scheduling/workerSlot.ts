import { LatheError } from '@shared/errors';
import type { TaskName, TaskReports, WorkerMessage, WorkerProcess } from './protocol';
import { residentPeak } from './residentPeak';
import { workerFailure } from './workerFailure';

/** What is known of a task beside its result; whole once that has settled. */
export interface TaskFacts {
  /** Of the worker that took it up. */
  readonly pid?: number;
  /** When the worker ended in the task: above 128 it is 128 and a signal's number; null when unknown. */
  readonly exitCode?: number | null;
  /** Most resident memory of the worker during the task. Of a killed one, the most that was seen. */
  readonly peakBytes?: number;
  /** Milliseconds since 1970 when a worker took it up. */
  readonly startedAt?: number;
}

export type TaskOutcome = { readonly output: unknown } | { readonly error: LatheError };

/** A task given to a worker. */
export interface AssignedTask {
  readonly id: number;
  readonly name: TaskName;
  readonly input: unknown;
  readonly reports: Partial<TaskReports>;
  settle(outcome: TaskOutcome): void;
}

/** Who looks after a worker. */
export interface SlotKeeper {
  /** It is free for another task. */
  onIdle(slot: WorkerSlot): void;
  /** It has measured its memory while idle. */
  onRested(slot: WorkerSlot): void;
  onEnd(slot: WorkerSlot): void;
}

const lastWordsKept = 40;
/** Lines printed past the log (native code, `process.stdout`) that one task may add to it. */
const mostPrintedLines = 2_000;

/** One worker process and the task it works on. */
export class WorkerSlot {
  private task: AssignedTask | undefined;
  private ready = false;
  private isDying = false;
  private exitCode: number | null | undefined;
  private peakBytes = 0;
  /** Why the current task is ended with its process. */
  private verdict: LatheError | undefined;
  /** What the process said of its own end. */
  private farewell: LatheError | undefined;
  private printedLines = 0;
  private readonly lastWords: string[] = [];
  /** Settles when the process has ended. */
  readonly ended: Promise<void>;
  memoryBytes = 0;
  /** It must not get another task. */
  isSpent = false;
  idleSince = 0;

  constructor(
    private readonly process: WorkerProcess,
    private readonly keeper: SlotKeeper,
  ) {
    process.onMessage((message) => this.receive(message));
    process.onStderr((line) => this.hear(line));
    this.ended = new Promise((resolve) => {
      process.onExit((code) => {
        this.exitCode = code;
        this.isSpent = true;
        keeper.onEnd(this);
        this.finish({ error: this.verdict ?? this.farewell ?? workerFailure(code, this.lastWords) });
        resolve();
      });
    });
  }

  /** Of the current task, or of the last. */
  get facts(): TaskFacts {
    const { pid } = this.process;
    return {
      ...(pid === undefined ? {} : { pid }),
      ...(this.exitCode === undefined ? {} : { exitCode: this.exitCode }),
      ...(this.peakBytes === 0 ? {} : { peakBytes: this.peakBytes }),
    };
  }

  assign(task: AssignedTask): void {
    this.task = task;
    this.lastWords.length = 0;
    this.printedLines = 0;
    this.peakBytes = 0;
    if (this.ready) this.begin(task);
  }

  /** Asks the current task to give up, or to end its training. */
  ask(type: 'cancel' | 'stopEarly'): void {
    if (this.task && this.ready) this.process.send({ type, id: this.task.id });
  }

  /** Ends the process and all that it started; the current task fails with `reason`. */
  async kill(reason?: LatheError): Promise<void> {
    if (this.task) this.verdict ??= reason;
    this.isSpent = true;
    if (!this.isDying) {
      this.isDying = true;
      if (this.task && this.ready) this.note(residentPeak(this.process.pid ?? 0));
      this.process.kill();
    }
    await this.ended;
  }

  private begin(task: AssignedTask): void {
    this.process.send({ type: 'task', id: task.id, name: task.name, input: task.input });
  }

  private receive(message: WorkerMessage): void {
    if (message.type === 'ready') {
      this.ready = true;
      if (this.task) this.begin(this.task);
      return;
    }
    if (message.type === 'rested') {
      this.memoryBytes = message.memoryBytes;
      if (!this.task && !this.isSpent) this.keeper.onRested(this);
      return;
    }
    if (this.task?.id !== message.id) return;
    this.note(message.peakBytes);
    switch (message.type) {
      case 'reported':
        return this.report(this.task.reports, message);
      case 'exiting':
        this.farewell = LatheError.fromData(message.error);
        return;
      case 'done':
      case 'failed':
        this.memoryBytes = message.memoryBytes;
        if (message.isSpent) this.isSpent = true;
        // One that is being killed settles with its process.
        if (this.verdict) return;
        return this.finish(
          message.type === 'done'
            ? { output: message.output }
            : { error: LatheError.fromData(message.error) },
        );
    }
  }

  private report(
    reports: Partial<TaskReports>,
    { lines, note, points, checks }: Extract<WorkerMessage, { type: 'reported' }>,
  ): void {
    for (const { level, text } of lines) reports.log?.(level, text);
    if (note) reports.progress?.(note);
    if (points.length > 0) reports.points?.(points);
    if (checks) reports.checks?.(checks);
  }

  private note(peakBytes: number | undefined): void {
    if (peakBytes !== undefined) this.peakBytes = Math.max(this.peakBytes, peakBytes);
  }

  private hear(line: string): void {
    this.lastWords.push(line);
    if (this.lastWords.length > lastWordsKept) this.lastWords.shift();
    this.printedLines += 1;
    if (this.printedLines <= mostPrintedLines) this.task?.reports.log?.('debug', line);
    else if (this.printedLines === mostPrintedLines + 1)
      this.task?.reports.log?.(
        'warning',
        `More than ${mostPrintedLines} lines printed: the rest is left out.`,
      );
  }

  private finish(outcome: TaskOutcome): void {
    const task = this.task;
    if (!task) return;
    this.task = undefined;
    // Free before the answer, so that the next task finds this worker warm.
    this.keeper.onIdle(this);
    task.settle(outcome);
  }
}
