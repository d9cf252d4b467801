import { LatheError } from '@shared/errors';
import type { RunSummary } from '@shared/model';
import type { RunOptions } from '../store';
import { RunExecution, type RunPlan } from './runExecution';
import type { RunSurroundings } from './runSurroundings';

export interface RunRequest extends RunPlan {
  readonly pipeline: string;
  readonly trigger: RunSummary['trigger'];
  readonly options: RunOptions;
  /** The pipeline's text as it is run. */
  readonly text: string;
  /** The run whose block started it. */
  readonly parent?: number | undefined;
  readonly backfill?: number | undefined;
}

/** The active runs of a project; several may be active at once and share the workers. */
export class RunScheduler {
  private readonly active = new Map<number, RunExecution>();
  /** Ends of runs that are over, for those who ask late. */
  private readonly over = new Map<number, RunSummary>();

  constructor(private readonly surroundings: RunSurroundings) {}

  start(request: RunRequest): RunSummary {
    const run = this.surroundings.store.runs.create({
      pipeline: request.pipeline,
      trigger: request.trigger,
      createdAt: Date.now(),
      blocksTotal: request.blocks.length,
      variables: request.variables,
      options: request.options,
      document: request.text,
      parent: request.parent,
      backfill: request.backfill,
    });
    const execution = new RunExecution(run, request, this.surroundings);
    this.active.set(run.id, execution);
    void execution.ended.then((summary) => {
      this.active.delete(run.id);
      this.over.set(run.id, summary);
    });
    execution.start();
    return execution.summary;
  }

  isActive(run: number): boolean {
    return this.active.has(run);
  }

  async cancel(run: number): Promise<void> {
    await this.mustBeActive(run).cancel();
  }

  stopEarly(run: number, block: string): void {
    this.mustBeActive(run).stopEarly(block);
  }

  /** @throws LatheError `run.notFound` for a run that this host did not start. */
  async finished(run: number): Promise<RunSummary> {
    return this.over.get(run) ?? this.mustBeActive(run).ended;
  }

  async close(): Promise<void> {
    await Promise.all([...this.active.values()].map((run) => run.cancel()));
  }

  private mustBeActive(run: number): RunExecution {
    const execution = this.active.get(run);
    if (execution) return execution;
    throw new LatheError('run.notFound', `Run ${run} is not running here.`, {
      cure: 'It has ended, or another process runs it.',
    });
  }
}
