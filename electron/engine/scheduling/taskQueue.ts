const fewTaken = 1_024;

/** Those who wait for a worker, in the order of asking. Taking and leaving cost the same however many wait. */
export class TaskQueue<T> {
  private order: T[] = [];
  private taken = 0;
  private readonly waiting = new Set<T>();

  get length(): number {
    return this.waiting.size;
  }

  add(task: T): void {
    this.order.push(task);
    this.waiting.add(task);
  }

  take(): T | undefined {
    while (this.taken < this.order.length) {
      const task = this.order[this.taken++] as T;
      if (this.taken > fewTaken && this.taken * 2 > this.order.length) {
        this.order = this.order.slice(this.taken);
        this.taken = 0;
      }
      if (this.waiting.delete(task)) return task;
    }
    return undefined;
  }

  /** Whether it still waited. */
  leave(task: T): boolean {
    return this.waiting.delete(task);
  }

  /** Sends all away, and gives them back. */
  clear(): T[] {
    const all = [...this.waiting];
    this.waiting.clear();
    this.order = [];
    this.taken = 0;
    return all;
  }
}
