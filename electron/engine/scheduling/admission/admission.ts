import { totalmem } from 'node:os';
import type { ProjectLimits } from './projectLimits';
import { WaitingLine, type Waiting } from './waitingLine';

/** A block run that wants a worker. What works on the host holds no place: it would keep its own children out. */
export interface Claim {
  readonly run: number;
  readonly pipeline: string;
  readonly kind: string;
  /** What it is likely to take, by `estimateMemory`. */
  readonly memoryBytes: number;
}

interface Place {
  readonly claim: Claim;
  readonly bytes: number;
  /** The big one before which it was let in. */
  readonly passed: Waiting<Claim> | undefined;
}

interface Obstacle {
  readonly isMemory: boolean;
  words(): string;
}

const gigabyte = 1024 ** 3;
const shareOfMachine = 0.7;
const forMemory = 'waits for memory';
/** How many at the head of the line are told each change of the free memory. */
const mostExact = 20;

/**
 * Who of the waiting block runs may start: as many as there are workers, within the limits of the project and its
 * pipelines and within the memory budget. First come, first served, but one that a limit holds keeps back nobody else.
 * One that waits for memory has it reserved: others go first only if it still finds room once those have ended that
 * ran before it asked.
 */
export class Admission {
  private readonly places = new Set<Place>();
  private readonly line = new WaitingLine<Claim>(() => this.reconsider());
  /** The first in the line that only memory holds. */
  private bigOne: Waiting<Claim> | undefined;
  /** Whether the last look ended before the end of the line, for want of workers. */
  private cutShort = false;

  constructor(
    private readonly workers: () => number,
    private readonly limits: () => ProjectLimits,
    private readonly machineBytes: number = totalmem(),
  ) {}

  get running(): number {
    return this.places.size;
  }

  get waiting(): number {
    return this.line.length;
  }

  /**
   * Resolves with the function that gives the place back, which may be called more than once.
   * @param waits told why it waits, at once and whenever that changes; not called when it need not wait.
   * @throws LatheError `run.cancelled` when `signal` is aborted
   */
  enter(claim: Claim, waits: (reason: string) => void, signal: AbortSignal): Promise<() => void> {
    return this.line.join(claim, waits, signal, (entry) => {
      const limits = this.limits();
      if (this.cutShort) this.letIn(limits);
      else this.consider(entry, limits);
      if (!entry.isIn) this.tellWhy(entry, limits);
    });
  }

  /** Looks again, after the number of workers or the limits have changed. It does so by itself every second. */
  reconsider(): void {
    const limits = this.limits();
    this.letIn(limits);
    let position = 0;
    for (const entry of this.line) this.tellWhy(entry, limits, ++position > mostExact);
  }

  private letIn(limits: ProjectLimits): void {
    this.bigOne = undefined;
    this.cutShort = false;
    // Who is let in only makes it fuller: what holds one holds all that are like it, or need more.
    const full = new Set<string>();
    let tooMuch = Infinity;
    for (const entry of this.line) {
      this.cutShort = this.places.size >= this.workers();
      if (this.cutShort) return;
      const { pipeline, kind, memoryBytes } = entry.asked;
      const like = `${pipeline}\n${kind}`;
      if (full.has(like) || memoryBytes >= tooMuch) continue;
      const obstacle = this.consider(entry, limits);
      if (obstacle?.isMemory) tooMuch = memoryBytes;
      else if (obstacle) full.add(like);
    }
  }

  /** Lets it in, or gives what holds it. */
  private consider(entry: Waiting<Claim>, limits: ProjectLimits): Obstacle | undefined {
    const obstacle = this.obstacle(entry, limits);
    if (obstacle) {
      if (obstacle.isMemory) this.bigOne ??= entry;
      return obstacle;
    }
    const bytes = this.bytesOf(entry.asked, limits);
    const place: Place = { claim: entry.asked, bytes, passed: this.bigOne };
    this.places.add(place);
    entry.letIn(() => {
      if (this.places.delete(place)) this.letIn(this.limits());
    });
    return undefined;
  }

  /** @param roughly an amount of memory that has changed is not told anew */
  private tellWhy(entry: Waiting<Claim>, limits: ProjectLimits, roughly = false): void {
    const obstacle = this.obstacle(entry, limits);
    if (!obstacle || (roughly && obstacle.isMemory && entry.told.startsWith(forMemory))) return;
    entry.tell(obstacle.words());
  }

  private obstacle(entry: Waiting<Claim>, limits: ProjectLimits): Obstacle | undefined {
    return (
      this.limitHeld(entry.asked, limits) ??
      (this.places.size >= this.workers() ? noWorker : this.memoryHeld(entry, limits))
    );
  }

  private limitHeld({ pipeline, kind }: Claim, { project, pipelines }: ProjectLimits): Obstacle | undefined {
    const own = pipelines[pipeline] ?? {};
    return (
      this.full(project.kinds?.[kind], `blocks of ${kind}`, ({ claim }) => claim.kind === kind) ??
      this.full(
        own.kinds?.[kind],
        `blocks of ${kind} in this pipeline`,
        ({ claim }) => claim.kind === kind && claim.pipeline === pipeline,
      ) ??
      this.full(own.blocks, 'blocks of this pipeline', ({ claim }) => claim.pipeline === pipeline) ??
      this.full(project.blocks, 'blocks of this project', () => true)
    );
  }

  private full(
    most: number | undefined,
    what: string,
    counts: (place: Place) => boolean,
  ): Obstacle | undefined {
    if (most === undefined || this.places.size < most) return undefined;
    let count = 0;
    for (const place of this.places) if (counts(place)) count += 1;
    if (count < most) return undefined;
    return { isMemory: false, words: () => `waits: ${count} of ${most} ${what} run already` };
  }

  private memoryHeld(entry: Waiting<Claim>, limits: ProjectLimits): Obstacle | undefined {
    const budget = this.budget(limits);
    const bytes = this.bytesOf(entry.asked, limits);
    const ahead = this.bigOne === entry ? undefined : this.bigOne;
    let used = 0;
    let promised = ahead ? this.bytesOf(ahead.asked, limits) : 0;
    for (const place of this.places) {
      used += place.bytes;
      if (ahead && place.passed === ahead) promised += place.bytes;
    }
    const free = Math.max(0, budget - Math.max(used, promised));
    if (bytes <= free) return undefined;
    return {
      isMemory: true,
      words: () =>
        `${forMemory}: needs about ${gigabytes(entry.asked.memoryBytes)}, ${gigabytes(free)} of ${gigabytes(budget)} are free`,
    };
  }

  private budget({ project }: ProjectLimits): number {
    return project.memoryGb === undefined ? this.machineBytes * shareOfMachine : project.memoryGb * gigabyte;
  }

  /** One that needs more than there is gets all of it, and so runs alone. */
  private bytesOf({ memoryBytes }: Claim, limits: ProjectLimits): number {
    return Math.min(Math.max(memoryBytes, 1), this.budget(limits));
  }
}

const noWorker: Obstacle = { isMemory: false, words: () => 'waits for a free worker' };

function gigabytes(bytes: number): string {
  return `${(bytes / gigabyte).toFixed(1)} GB`;
}
