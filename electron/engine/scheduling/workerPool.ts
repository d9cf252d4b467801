import { LatheError } from '@shared/errors';
import type { TaskInput, TaskName, TaskOutput, TaskReports, WorkerLauncher } from './protocol';
import { WorkerSlot } from './workerSlot';

const cancelGraceMilliseconds = 300;
const recycleAboveBytes = 1.5 * 1024 ** 3;

export interface TaskOptions {
  /** Kills the worker when the task takes longer. */
  readonly timeoutSeconds?: number | undefined;
  /** For a person who waits: goes first, and may use one worker above the limit. */
  readonly interactive?: boolean;
  readonly reports?: Partial<TaskReports>;
  /** Told when a worker takes the task up. */
  readonly onStart?: () => void;
}

export interface TaskHandle<T> {
  /** Rejects with a `LatheError`; `run.cancelled` after a cancel. */
  readonly result: Promise<T>;
  /** Settles when the task has ended and, if need be, its process too. */
  cancel(): Promise<void>;
  stopEarly(): void;
}

interface QueuedTask {
  readonly id: number;
  readonly name: TaskName;
  readonly input: unknown;
  readonly options: TaskOptions;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: LatheError) => void;
  slot?: WorkerSlot;
  cancelled?: boolean;
  timer?: NodeJS.Timeout;
}

/** Worker processes, kept warm, and the tasks that wait for one. */
export class WorkerPool {
  private readonly slots = new Set<WorkerSlot>();
  private readonly idle: WorkerSlot[] = [];
  private queue: QueuedTask[] = [];
  private running = 0;
  private nextId = 1;
  private closed = false;

  constructor(
    private readonly launcher: WorkerLauncher,
    private limit: number,
    private readonly onChange: () => void = () => undefined,
  ) {}

  get busy(): number {
    return this.running;
  }

  get mostWorkers(): number {
    return this.limit;
  }

  setLimit(limit: number): void {
    this.limit = Math.max(1, limit);
    this.dispatch();
    while (this.idle.length > this.limit) void this.idle.pop()?.kill();
  }

  run<N extends TaskName>(
    name: N,
    input: TaskInput<N>,
    options: TaskOptions = {},
  ): TaskHandle<TaskOutput<N>> {
    let task!: QueuedTask;
    const result = new Promise<unknown>((resolve, reject) => {
      task = { id: this.nextId++, name, input, options, resolve, reject };
    });
    if (this.closed) task.reject(cancelled());
    else this.queue.push(task);
    this.dispatch();
    return {
      result: result as Promise<TaskOutput<N>>,
      cancel: () => this.cancel(task, result),
      stopEarly: () => task.slot?.ask('stopEarly'),
    };
  }

  /** Starts a worker ahead of a task that is sure to come. */
  warmUp(): void {
    if (!this.closed && this.idle.length === 0 && this.running === 0) this.idle.push(this.launch());
  }

  /** Ends every worker; what still runs is cancelled. */
  async close(): Promise<void> {
    this.closed = true;
    const waiting = this.queue;
    this.queue = [];
    for (const task of waiting) task.reject(cancelled());
    await Promise.all([...this.slots].map((slot) => slot.kill(cancelled())));
  }

  private dispatch(): void {
    for (;;) {
      const interactive = this.queue.findIndex(({ options }) => options.interactive);
      const index = Math.max(interactive, 0);
      if (this.queue.length === 0 || this.running >= this.limit + (interactive >= 0 ? 1 : 0)) return;
      const [task] = this.queue.splice(index, 1);
      if (task) this.start(task);
    }
  }

  private start(task: QueuedTask): void {
    this.running += 1;
    const slot = this.idle.pop() ?? this.launch();
    task.slot = slot;
    if (task.options.timeoutSeconds !== undefined) {
      task.timer = setTimeout(() => void slot.kill(timedOut(task)), task.options.timeoutSeconds * 1000);
    }
    slot.assign({
      id: task.id,
      name: task.name,
      input: task.input,
      reports: task.options.reports ?? {},
      settle: (outcome) => {
        clearTimeout(task.timer);
        this.running -= 1;
        if (task.cancelled) task.reject(cancelled());
        else if ('error' in outcome) task.reject(outcome.error);
        else task.resolve(outcome.output);
        this.dispatch();
        this.onChange();
      },
    });
    task.options.onStart?.();
    this.onChange();
  }

  private launch(): WorkerSlot {
    const slot = new WorkerSlot(
      this.launcher.launch(),
      (idle) => this.retire(idle),
      (ended) => this.forget(ended),
    );
    this.slots.add(slot);
    return slot;
  }

  private retire(slot: WorkerSlot): void {
    if (!this.slots.has(slot)) return;
    if (slot.memoryBytes > recycleAboveBytes || this.idle.length > this.limit) void slot.kill();
    else {
      this.idle.push(slot);
      this.dispatch();
    }
  }

  private forget(slot: WorkerSlot): void {
    this.slots.delete(slot);
    const index = this.idle.indexOf(slot);
    if (index >= 0) this.idle.splice(index, 1);
    this.onChange();
  }

  private async cancel(task: QueuedTask, result: Promise<unknown>): Promise<void> {
    const waiting = this.queue.indexOf(task);
    if (waiting >= 0) {
      this.queue.splice(waiting, 1);
      task.reject(cancelled());
      return;
    }
    const slot = task.slot;
    if (!slot) return;
    task.cancelled = true;
    slot.ask('cancel');
    const grace = setTimeout(() => void slot.kill(cancelled()), cancelGraceMilliseconds);
    await result.catch(() => undefined);
    clearTimeout(grace);
  }
}

function cancelled(): LatheError {
  return new LatheError('run.cancelled', 'Cancelled.');
}

function timedOut(task: QueuedTask): LatheError {
  return new LatheError(
    'run.timeout',
    `It took longer than ${task.options.timeoutSeconds} seconds and was stopped.`,
    {
      cure: 'Raise `timeoutSeconds` of the block, or find out why it takes so long.',
    },
  );
}
