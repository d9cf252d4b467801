import { LatheError } from '@shared/errors';
import type { TaskInput, TaskName, TaskOutput, TaskReports, WorkerLauncher } from './protocol';
import { TaskQueue } from './taskQueue';
import { WorkerSlot, type SlotKeeper, type TaskFacts, type TaskOutcome } from './workerSlot';

const cancelGraceMilliseconds = 300;
/** Memory after a task, and after its garbage is gone, above which a worker is replaced. */
const recycleAboveBytes = 1.5 * 1024 ** 3;
const recycleRestedAboveBytes = 0.8 * 1024 ** 3;
const idleMilliseconds = 3 * 60_000;

export interface TaskOptions {
  /** Kills the worker when the task takes longer. */
  readonly timeoutSeconds?: number | undefined;
  /** For a person who waits: goes first, and may use one worker above the limit. */
  readonly interactive?: boolean;
  readonly reports?: Partial<TaskReports>;
  /** Told when a worker takes the task up. Must not throw: the task has begun. */
  readonly onStart?: () => void;
}

export interface TaskHandle<T> {
  /** Rejects with a `LatheError`; `run.cancelled` after a cancel. */
  readonly result: Promise<T>;
  /** What is known so far; all of it once `result` has settled, whatever way. */
  readonly facts: () => TaskFacts;
  /** Settles when the task has ended and, if need be, its process and all that it started too. */
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
  startedAt?: number;
  slot?: WorkerSlot;
  /** Once it has settled. */
  facts?: TaskFacts;
  cancelled?: boolean;
  timer?: NodeJS.Timeout;
}

/** Worker processes, kept warm, and the tasks that wait for one. */
export class WorkerPool {
  private readonly slots = new Set<WorkerSlot>();
  /** The one used last is at the end, and goes first. */
  private readonly idle: WorkerSlot[] = [];
  private readonly queue = new TaskQueue<QueuedTask>();
  private readonly interactive = new TaskQueue<QueuedTask>();
  private readonly keeper: SlotKeeper = {
    onIdle: (slot) => this.retire(slot),
    onRested: (slot) => this.recycleRested(slot),
    onEnd: (slot) => this.forget(slot),
  };
  private running = 0;
  private nextId = 1;
  private closed = false;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly launcher: WorkerLauncher,
    private limit: number,
    private readonly onChange: () => void = () => undefined,
    private readonly idleFor = idleMilliseconds,
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
    while (this.idle.length > this.limit) void this.idle.shift()?.kill();
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
    // Who asked may have failed meanwhile, and then nobody waits for it.
    result.catch(() => undefined);
    if (this.closed) task.reject(cancelled());
    else (options.interactive ? this.interactive : this.queue).add(task);
    this.dispatch();
    return {
      result: result as Promise<TaskOutput<N>>,
      facts: () => task.facts ?? factsOf(task),
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
    clearTimeout(this.idleTimer);
    for (const task of [...this.interactive.clear(), ...this.queue.clear()]) task.reject(cancelled());
    await Promise.all([...this.slots].map((slot) => slot.kill(cancelled())));
  }

  private dispatch(): void {
    for (;;) {
      const task =
        this.interactive.length > 0 && this.running <= this.limit
          ? this.interactive.take()
          : this.running < this.limit
            ? this.queue.take()
            : undefined;
      if (!task) return;
      this.start(task);
    }
  }

  private start(task: QueuedTask): void {
    this.running += 1;
    const slot = this.idle.pop() ?? this.launch();
    task.slot = slot;
    task.startedAt = Date.now();
    if (task.options.timeoutSeconds !== undefined) {
      task.timer = setTimeout(() => void slot.kill(timedOut(task)), task.options.timeoutSeconds * 1000);
    }
    slot.assign({
      id: task.id,
      name: task.name,
      input: task.input,
      reports: task.options.reports ?? {},
      settle: (outcome) => this.settle(task, outcome),
    });
    task.options.onStart?.();
    this.onChange();
  }

  private settle(task: QueuedTask, outcome: TaskOutcome): void {
    clearTimeout(task.timer);
    this.running -= 1;
    task.facts = factsOf(task);
    if (task.cancelled) task.reject(cancelled());
    else if ('error' in outcome) task.reject(outcome.error);
    else task.resolve(outcome.output);
    this.dispatch();
    this.onChange();
  }

  private launch(): WorkerSlot {
    const slot = new WorkerSlot(this.launcher.launch(), this.keeper);
    this.slots.add(slot);
    return slot;
  }

  private retire(slot: WorkerSlot): void {
    if (!this.slots.has(slot)) return;
    if (slot.isSpent || slot.memoryBytes > recycleAboveBytes || this.idle.length > this.limit) {
      void slot.kill();
      return;
    }
    slot.idleSince = Date.now();
    this.idle.push(slot);
    this.endIdleLater();
  }

  private recycleRested(slot: WorkerSlot): void {
    if (slot.memoryBytes > recycleRestedAboveBytes) this.endIdle(slot);
  }

  /** Workers that had nothing to do for some minutes give their memory back; one stays. */
  private endIdleLater(): void {
    if (this.idle.length <= 1 || this.idleTimer !== undefined || this.closed) return;
    this.idleTimer = setTimeout(() => {
      this.idleTimer = undefined;
      const before = Date.now() - this.idleFor;
      for (const slot of this.idle.slice(0, -1)) if (slot.idleSince <= before) this.endIdle(slot);
      this.endIdleLater();
    }, this.idleFor);
    this.idleTimer.unref();
  }

  private endIdle(slot: WorkerSlot): void {
    const index = this.idle.indexOf(slot);
    if (index < 0) return;
    this.idle.splice(index, 1);
    void slot.kill();
  }

  private forget(slot: WorkerSlot): void {
    this.slots.delete(slot);
    const index = this.idle.indexOf(slot);
    if (index >= 0) this.idle.splice(index, 1);
    this.onChange();
  }

  private async cancel(task: QueuedTask, result: Promise<unknown>): Promise<void> {
    if (this.queue.leave(task) || this.interactive.leave(task)) {
      task.reject(cancelled());
      return;
    }
    const { slot } = task;
    if (!slot) return;
    if (!task.facts) {
      task.cancelled = true;
      slot.ask('cancel');
    }
    const grace = setTimeout(() => void slot.kill(cancelled()), cancelGraceMilliseconds);
    await result.catch(() => undefined);
    clearTimeout(grace);
    if (slot.isSpent) await slot.ended;
  }
}

function factsOf({ slot, startedAt }: QueuedTask): TaskFacts {
  return { ...slot?.facts, ...(startedAt === undefined ? {} : { startedAt }) };
}

function cancelled(): LatheError {
  return new LatheError('run.cancelled', 'Cancelled.');
}

function timedOut(task: QueuedTask): LatheError {
  return new LatheError(
    'run.timeout',
    `It took longer than ${task.options.timeoutSeconds} s and was stopped.`,
    {
      cure: 'Raise `timeoutSeconds` of the block, or find out why it takes so long.',
    },
  );
}
