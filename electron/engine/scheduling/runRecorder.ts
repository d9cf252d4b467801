import { LatheError } from '@shared/errors';
import type { BlockRun, RunSummary } from '@shared/model';
import type { KeyParts } from '../graph';
import type { TaskReports } from './protocol';
import { runMetrics } from './runMetrics';
import type { RunSurroundings } from './runSurroundings';

const endedStates: ReadonlySet<string> = new Set(['succeeded', 'cached', 'skipped', 'failed', 'cancelled']);

/** The state of a run and its blocks: kept in memory, in the store, and told to the host at each change. */
export class RunRecorder {
  private readonly states = new Map<string, BlockRun>();
  private readonly positions = new Map<string, number>();
  private readonly parts = new Map<string, KeyParts>();
  private over = false;

  constructor(
    public run: RunSummary,
    private readonly surroundings: RunSurroundings,
    blocks: readonly BlockRun[],
  ) {
    blocks.forEach((block, position) => {
      this.states.set(block.block, block);
      this.positions.set(block.block, position);
    });
  }

  find(block: string): BlockRun | undefined {
    return this.states.get(block);
  }

  blocks(): BlockRun[] {
    return [...this.states.values()];
  }

  /** Whether a block needs no more waiting for; one outside the plan never does. */
  hasEnded(block: string): boolean {
    const state = this.states.get(block)?.state;
    return state === undefined || endedStates.has(state);
  }

  /** True once, when every block has ended. */
  isOver(): boolean {
    if (this.over || this.blocks().some(({ state }) => !endedStates.has(state))) return false;
    this.over = true;
    return true;
  }

  beginRun(): void {
    this.surroundings.store.database.transaction(() => {
      this.changeRun({ state: 'running', startedAt: Date.now() });
      for (const block of this.blocks()) this.save(block);
    });
    for (const block of this.blocks()) this.tell(block);
  }

  endRun(cancelled: boolean): RunSummary {
    const failed = this.blocks().find(({ state }) => state === 'failed');
    const state = cancelled ? 'cancelled' : failed ? 'failed' : 'succeeded';
    const end = {
      state,
      finishedAt: Date.now(),
      metrics: runMetrics(this.blocks(), this.surroundings.catalogue),
      ...(failed?.error === undefined || cancelled ? {} : { error: failed.error }),
    } as const;
    this.attempt(() => this.surroundings.streams.flush());
    this.attempt(() => this.changeRun(end));
    if (this.run.state !== state) {
      this.run = { ...this.run, ...end };
      this.surroundings.emit({ name: 'runs.changed', payload: this.run });
    }
    return this.run;
  }

  addModels(references: readonly string[]): void {
    if (references.length > 0) this.run = { ...this.run, models: [...this.run.models, ...references] };
  }

  update(id: string, change: Partial<BlockRun>, parts?: KeyParts): void {
    const block = this.states.get(id);
    if (!block) return;
    if (parts) this.parts.set(id, parts);
    const changed = { ...block, ...change };
    this.states.set(id, changed);
    this.save(changed);
    this.tell(changed);
  }

  /** Says what a block waits for, when that has changed. */
  wait(id: string, needed: readonly string[]): void {
    const reason = `waits for ${needed.join(', ')}`;
    if (this.states.get(id)?.reason !== reason) this.update(id, { reason });
  }

  /** Ends a block. What cannot be stored still ends in memory, as failed. */
  end(id: string, change: Partial<BlockRun>): void {
    const block = this.states.get(id);
    if (!block) return;
    const now = Date.now();
    const ended: BlockRun = { ...block, startedAt: block.startedAt ?? now, ...change, finishedAt: now };
    if (ended.state === 'skipped' || (ended.state === 'cancelled' && block.startedAt === undefined))
      delete ended.startedAt;
    this.states.set(id, ended);
    try {
      this.surroundings.streams.flush();
      this.surroundings.store.database.transaction(() => {
        this.save(ended);
        this.changeRun({ blocksDone: this.blocks().filter(({ state }) => endedStates.has(state)).length });
      });
    } catch (thrown) {
      const error = LatheError.from(thrown);
      this.states.set(id, { ...ended, state: 'failed', outputs: {}, error: error.toData() });
      if (ended.state === 'succeeded') throw error;
    }
    const final = this.states.get(id);
    if (final) this.tell(final);
  }

  reportsOf(block: string): TaskReports {
    const { streams } = this.surroundings;
    const run = this.run.id;
    return {
      log: (level, text) => streams.addLine({ run, block, time: Date.now(), level, text }),
      progress: (note) => streams.addProgress({ run, block, ...note }),
      points: (points) => streams.addPoints(run, block, points),
      checks: (checks) => this.update(block, { checks: [...(this.find(block)?.checks ?? []), ...checks] }),
    };
  }

  private changeRun(change: Partial<RunSummary>): void {
    const changed = { ...this.run, ...change };
    this.surroundings.store.runs.save(changed);
    this.run = changed;
    this.surroundings.emit({ name: 'runs.changed', payload: changed });
  }

  private save(block: BlockRun): void {
    this.surroundings.store.blockRuns.save(block, {
      pipeline: this.run.pipeline,
      position: this.positions.get(block.block) ?? 0,
      parts: this.parts.get(block.block),
    });
  }

  private tell(block: BlockRun): void {
    this.surroundings.emit({ name: 'runs.blockChanged', payload: block });
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch {
      // The store is unreachable (a full disk): the run's end is still told, and the next start marks it.
    }
  }
}
