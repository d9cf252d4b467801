import type { Limits } from '@shared/model';
import type { ProjectLimits } from './projectLimits';
import { WaitingLine, type Waiting } from './waitingLine';

/** A run that wants to begin. */
export interface RunClaim {
  readonly run: number;
  readonly pipeline: string;
  /** The active run whose block started it. */
  readonly parent?: number;
}

interface Obstacle {
  readonly holders: readonly RunClaim[];
  readonly words: string;
}

/**
 * How many runs of a project and of each pipeline are active at once. A run that a block started counts and waits for no
 * limit that a run above it holds, and is let in where waiting would never end.
 */
export class RunGate {
  private readonly active = new Map<number, RunClaim>();
  private readonly line = new WaitingLine<RunClaim>(() => this.reconsider());

  constructor(private readonly limits: () => ProjectLimits) {}

  get waiting(): number {
    return this.line.length;
  }

  /**
   * Resolves with the function that ends the run's hold, which may be called more than once; with `skip` when the
   * limits are reached and `whenBusy` says so.
   * @param waits told why it waits, at once and whenever that changes; not called when it need not wait.
   * @throws LatheError `run.cancelled` when `signal` is aborted
   */
  async enterRun(
    claim: RunClaim,
    waits: (reason: string) => void,
    signal: AbortSignal,
  ): Promise<(() => void) | 'skip'> {
    const limits = this.limits();
    const whenBusy = limits.pipelines[claim.pipeline]?.whenBusy ?? limits.project.whenBusy;
    if (whenBusy === 'skip' && !signal.aborted && this.obstacle(claim, limits)) return 'skip';
    return this.line.join(claim, waits, signal, (entry) => this.consider(entry, limits));
  }

  /** Looks again, after the limits have changed. It does so by itself every second. */
  reconsider(): void {
    const limits = this.limits();
    for (const entry of this.line) this.consider(entry, limits);
  }

  private consider(entry: Waiting<RunClaim>, limits: ProjectLimits): void {
    const claim = entry.asked;
    const obstacle = this.obstacle(claim, limits);
    if (obstacle && !this.wouldNeverEnd(claim, obstacle, limits)) return entry.tell(obstacle.words);
    this.active.set(claim.run, claim);
    entry.letIn(() => {
      if (this.active.get(claim.run) !== claim) return;
      this.active.delete(claim.run);
      this.reconsider();
    });
  }

  private obstacle(claim: RunClaim, { project, pipelines }: ProjectLimits): Obstacle | undefined {
    const { pipeline } = claim;
    const isOfPipeline = (run: RunClaim): boolean => run.pipeline === pipeline;
    return (
      this.full(claim, pipelines[pipeline] ?? {}, 'pipeline', isOfPipeline) ??
      this.full(claim, project, 'project', () => true)
    );
  }

  private full(
    claim: RunClaim,
    { runs }: Limits,
    what: 'pipeline' | 'project',
    counts: (run: RunClaim) => boolean,
  ): Obstacle | undefined {
    if (runs === undefined || this.above(claim).some(counts)) return undefined;
    const holders = [...this.active.values()].filter((run) => counts(run) && !this.above(run).some(counts));
    if (holders.length < runs) return undefined;
    return { holders, words: `waits: ${holders.length} of ${runs} runs of this ${what} are active already` };
  }

  /** The active runs above a run, the nearest first. */
  private above({ parent }: RunClaim): RunClaim[] {
    const found: RunClaim[] = [];
    for (let id = parent; id !== undefined; id = found[found.length - 1]?.parent) {
      const run = this.active.get(id);
      if (!run || found.includes(run)) break;
      found.push(run);
    }
    return found;
  }

  /** Whether those who hold the limit wait, through runs below them, for a run above this one. */
  private wouldNeverEnd(claim: RunClaim, obstacle: Obstacle, limits: ProjectLimits): boolean {
    const above = new Set(this.above(claim));
    if (above.size === 0) return false;
    const seen = new Set<RunClaim>();
    const toAsk = [...obstacle.holders];
    for (let holder = toAsk.pop(); holder; holder = toAsk.pop()) {
      if (above.has(holder)) return true;
      if (seen.has(holder)) continue;
      seen.add(holder);
      for (const { asked } of this.line) {
        if (this.above(asked).includes(holder)) toAsk.push(...(this.obstacle(asked, limits)?.holders ?? []));
      }
    }
    return false;
  }
}
