import { LatheError } from '@shared/errors';

const retellMilliseconds = 1_000;

/** Someone who waits to be let in. */
export class Waiting<T> {
  /** The reason it was told last. */
  told = '';
  private entered = false;

  constructor(
    readonly asked: T,
    private readonly waits: (reason: string) => void,
    private readonly enter: (leave: () => void) => void,
  ) {}

  get isIn(): boolean {
    return this.entered;
  }

  letIn(leave: () => void): void {
    this.entered = true;
    this.enter(leave);
  }

  tell(reason: string): void {
    if (reason === this.told) return;
    this.told = reason;
    this.waits(reason);
  }
}

/** Those who wait, in the order of asking. While anyone waits, `look` is called every second. */
export class WaitingLine<T> implements Iterable<Waiting<T>> {
  private readonly waiting = new Set<Waiting<T>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly look: () => void) {}

  get length(): number {
    return this.waiting.size;
  }

  [Symbol.iterator](): Iterator<Waiting<T>> {
    return this.waiting[Symbol.iterator]();
  }

  /**
   * Joins the line; whoever looks after it calls `letIn`.
   * @throws LatheError `run.cancelled` once `signal` is aborted
   */
  join(
    asked: T,
    waits: (reason: string) => void,
    signal: AbortSignal,
    joined: (entry: Waiting<T>) => void,
  ): Promise<() => void> {
    if (signal.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.remove(entry);
        reject(cancelled());
        this.look();
      };
      const entry = new Waiting(asked, waits, (leave) => {
        signal.removeEventListener('abort', giveUp);
        this.remove(entry);
        resolve(leave);
      });
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.add(entry);
      joined(entry);
      if (this.waiting.size > 0 && this.timer === undefined) {
        this.timer = setInterval(this.look, retellMilliseconds);
        this.timer.unref();
      }
    });
  }

  private remove(entry: Waiting<T>): void {
    this.waiting.delete(entry);
    if (this.waiting.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

function cancelled(): LatheError {
  return new LatheError('run.cancelled', 'Cancelled while it waited.');
}
