import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { residentPeak, resetResidentPeak } from './residentPeak';

/** The most resident memory of this process during a task: counted by the system, or sampled where it does not. */
export class TaskMemory {
  private readonly isCounted = resetResidentPeak();
  private seen = 0;

  /** So far, in bytes. */
  peak(): number {
    const now = (this.isCounted ? residentPeak('self') : undefined) ?? process.memoryUsage.rss();
    this.seen = Math.max(this.seen, now);
    return this.seen;
  }
}

const enough = 400 * 1024 ** 2;
const grown = 200 * 1024 ** 2;

/** Frees a worker's memory between tasks, when one has left much. */
export class Rest {
  private lastBytes = 0;

  /** @returns the memory afterwards in bytes, when there was reason to free some. */
  take(): number | undefined {
    const before = process.memoryUsage.rss();
    if (before < enough || before < this.lastBytes + grown) return undefined;
    collectGarbage();
    this.lastBytes = process.memoryUsage.rss();
    return this.lastBytes;
  }
}

let collect: (() => void) | undefined;

function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
