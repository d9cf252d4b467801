import { LatheError } from '@shared/errors';
import type { RunSummary } from '@shared/model';
import { cacheKey, whatChanged, type KeyParts } from '../graph';
import { outputsState, soundArtifact, type EarlierBlockRun } from '../store';
import { prepareBlock } from './blockKey';
import type { AttemptOutcome, CellOutcome, CellWork } from './cellWork';
import { hostAttempt } from './hostAttempt';
import type { Cell } from './itemGraph';
import type { TaskOutput } from './protocol';
import { delayAfter, pause } from './retryDelay';
import type { RunRecorder } from './runRecorder';
import type { RunSurroundings } from './runSurroundings';
import { workerAttempt } from './workerAttempt';
import type { TaskHandle } from './workerPool';

const endedBadly: ReadonlySet<string> = new Set(['failed', 'cancelled', 'interrupted']);

/** Brings one block run to its outputs: from the cache, or by as many attempts as it may take. */
export class CellRun {
  private task: TaskHandle<TaskOutput<'block.run'>> | undefined;

  constructor(
    private readonly work: CellWork,
    private readonly recorder: RunRecorder,
    private readonly surroundings: RunSurroundings,
  ) {}

  stopEarly(): void {
    this.task?.stopEarly();
  }

  /** Ends its worker, if it has one; settles when that is confirmed. */
  async cancel(): Promise<void> {
    await this.task?.cancel();
  }

  /** @throws LatheError the failure of the last attempt, `run.cancelled`. */
  async run(): Promise<CellOutcome> {
    const { block, kind, inputs, anew, cell, run } = this.work;
    const { store } = this.surroundings;
    await this.checkInputs();
    const prepared = await prepareBlock(block, kind, inputs, {
      ...this.work,
      interval: run.interval,
      projectFolder: this.surroundings.projectFolder,
      store,
    });
    this.refuseCancelled();
    const key = cacheKey(prepared.parts);
    const noted = { params: asRecord(prepared.parts.params), cacheKey: key };
    const entry = kind.descriptor.sideEffects || anew !== undefined ? undefined : store.cache.find(key);
    const state = entry ? await outputsState(store, entry.outputs) : undefined;
    this.refuseCancelled();
    if (entry && state === 'sound') {
      this.recorder.note(cell, noted, prepared.parts);
      return { cached: entry };
    }
    const why =
      anew ??
      (state === undefined || state === 'sound'
        ? this.whyRun(prepared.parts)
        : `its stored results are ${goneWords[state]}`);
    this.recorder.note(cell, noted, prepared.parts);
    const outcome = await this.attempts((number) => {
      const { work, recorder, surroundings } = this;
      const attempt = { work, prepared, number, why, recorder, surroundings };
      return kind.runOnHost ? hostAttempt(attempt) : workerAttempt(attempt, (task) => (this.task = task));
    });
    return { ...outcome, key };
  }

  /** Results of earlier runs may have been harmed since; those of this run were just made or checked. */
  private async checkInputs(): Promise<void> {
    if (!this.work.readsEarlierRuns) return;
    const { store } = this.surroundings;
    for (const { hash, collected } of Object.values(this.work.inputs)) {
      await soundArtifact(store, hash);
      for (const { artifact } of collected ?? []) await soundArtifact(store, artifact.hash);
    }
  }

  private async attempts(attempt: (number: number) => Promise<AttemptOutcome>): Promise<AttemptOutcome> {
    const { cell, block, signal } = this.work;
    for (let number = 1; ; number += 1) {
      try {
        return await attempt(number);
      } catch (thrown) {
        const error = LatheError.from(thrown, 'internal', { block: block.id });
        const delay = signal.aborted ? undefined : delayAfter(number, block.retry, error.code);
        if (delay === undefined) throw error;
        const next = `attempt ${number + 1} of ${(block.retry?.times ?? 0) + 1}`;
        this.recorder.reportsOf(cell, number).log('warning', `Attempt ${number} failed: ${error.message}`);
        this.recorder.update(cell, {
          state: 'waiting',
          reason: delay === 0 ? `tries again (${next})` : `tries again in ${wordsForDelay(delay)} (${next})`,
        });
        await pause(delay, signal, cancelled);
      }
    }
  }

  private whyRun(parts: KeyParts): string {
    const { kind, run, cell } = this.work;
    if (kind.descriptor.sideEffects) {
      return kind.runOnHost
        ? 'it looks outside, so it always runs'
        : 'it changes something outside, so it always runs';
    }
    const previous = this.previous(cell, run);
    if (!previous) return 'never run before';
    const changes = whatChanged(previous.parts, parts);
    if (changes) return changes;
    return endedBadly.has(previous.state)
      ? `${previous.state} in run ${previous.run}`
      : `the results of run ${previous.run} are gone`;
  }

  private previous(cell: Cell, run: RunSummary): EarlierBlockRun | undefined {
    const { blockRuns, itemRuns } = this.surroundings.store;
    return cell.key === ''
      ? blockRuns.previous(run.pipeline, cell.block, run.id)
      : itemRuns.previous(run.pipeline, cell.block, cell.key, run.id);
  }

  private refuseCancelled(): void {
    if (this.work.signal.aborted) throw cancelled();
  }
}

const goneWords = { missing: 'gone', damaged: 'damaged' } as const;

function wordsForDelay(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${Number(seconds.toPrecision(2))} s`;
  return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${Number((seconds / 3600).toPrecision(2))} h`;
}

export function cancelled(): LatheError {
  return new LatheError('run.cancelled', 'Cancelled.');
}

function asRecord(params: unknown): Record<string, unknown> {
  return params !== null && typeof params === 'object' ? { ...params } : {};
}
