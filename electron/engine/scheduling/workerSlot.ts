import { LatheError } from '@shared/errors';
import type { TaskName, TaskReports, WorkerMessage, WorkerProcess } from './protocol';
import { workerFailure } from './workerFailure';

/** A task given to a worker. */
export interface AssignedTask {
  readonly id: number;
  readonly name: TaskName;
  readonly input: unknown;
  readonly reports: Partial<TaskReports>;
  settle(outcome: { readonly output: unknown } | { readonly error: LatheError }): void;
}

const lastWordsKept = 40;
/** Lines printed past the log (native code, `process.stdout`) that one task may add to it. */
const mostPrintedLines = 2_000;

/** One worker process and the task it works on. */
export class WorkerSlot {
  private task: AssignedTask | undefined;
  private ready = false;
  private printedLines = 0;
  private readonly lastWords: string[] = [];
  /** Settles when the process has ended. */
  readonly ended: Promise<void>;
  memoryBytes = 0;

  constructor(
    private readonly process: WorkerProcess,
    private readonly onIdle: (slot: WorkerSlot) => void,
    onEnd: (slot: WorkerSlot) => void,
  ) {
    process.onMessage((message) => this.receive(message));
    process.onStderr((line) => this.hear(line));
    this.ended = new Promise((resolve) => {
      process.onExit((code) => {
        onEnd(this);
        this.finish({ error: workerFailure(code, this.lastWords) });
        resolve();
      });
    });
  }

  get busy(): boolean {
    return this.task !== undefined;
  }

  assign(task: AssignedTask): void {
    this.task = task;
    this.lastWords.length = 0;
    this.printedLines = 0;
    if (this.ready) this.begin(task);
  }

  /** Asks the current task to give up, or to end its training. */
  ask(type: 'cancel' | 'stopEarly'): void {
    if (this.task && this.ready) this.process.send({ type, id: this.task.id });
  }

  /** Ends the process; the current task fails with `reason`. */
  async kill(reason?: LatheError): Promise<void> {
    const task = this.task;
    if (reason) this.task = undefined;
    this.process.kill();
    await this.ended;
    if (reason) task?.settle({ error: reason });
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
    const reports = this.task?.id === message.id ? this.task.reports : undefined;
    if (!reports) return;
    switch (message.type) {
      case 'reported':
        for (const { level, text } of message.lines) reports.log?.(level, text);
        if (message.note) reports.progress?.(message.note);
        if (message.points.length > 0) reports.points?.(message.points);
        if (message.checks) reports.checks?.(message.checks);
        return;
      case 'done':
        this.memoryBytes = message.memoryBytes;
        return this.finish({ output: message.output });
      case 'failed':
        this.memoryBytes = message.memoryBytes;
        return this.finish({ error: LatheError.fromData(message.error) });
    }
  }

  private hear(line: string): void {
    this.lastWords.push(line);
    if (this.lastWords.length > lastWordsKept) this.lastWords.shift();
    this.printedLines += 1;
    if (this.printedLines <= mostPrintedLines) this.task?.reports.log?.('debug', line);
  }

  private finish(outcome: { readonly output: unknown } | { readonly error: LatheError }): void {
    const task = this.task;
    if (!task) return;
    this.task = undefined;
    // Free before the answer, so that the next task finds this worker warm.
    this.onIdle(this);
    task.settle(outcome);
  }
}
