import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { ArtifactSummary, Attempt, BlockDocument, RunSummary } from '@shared/model';
import type { BlockKind, CurrentItem, HostOutcome, InputArtifact } from '../blocks/blockKind';
import { cacheKey, whatChanged, type KeyParts, type Scope, type Variables } from '../graph';
import { outputsState, type EarlierBlockRun } from '../store';
import { estimateMemory } from './admission';
import { prepareBlock, type PreparedBlock } from './blockKey';
import { keepDraft } from './keepDraft';
import type { Cell } from './itemGraph';
import type { TaskOutput } from './protocol';
import { delayAfter, pause } from './retryDelay';
import type { RunRecorder } from './runRecorder';
import type { RunSurroundings } from './runSurroundings';
import type { TaskHandle } from './workerPool';

/** What one run of a block, or of one of its items, works on. */
export interface CellWork {
  readonly run: RunSummary;
  readonly cell: Cell;
  readonly block: BlockDocument;
  readonly kind: BlockKind;
  /** Why the cache is not asked, in words. */
  readonly anew: string | undefined;
  readonly inputs: Readonly<Record<string, InputArtifact>>;
  readonly variables: Variables;
  readonly scope: Scope;
  readonly item: CurrentItem | undefined;
  readonly signal: AbortSignal;
}

export type CellOutcome =
  | {
      readonly cached: {
        outputs: Record<string, ArtifactSummary>;
        metrics: Record<string, number>;
        run: number;
      };
    }
  | { readonly computed: TaskOutput<'block.run'>; readonly key: string; readonly reason?: string }
  | { readonly skip: string };

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
    if (kind.runOnHost) return await this.attempts((attempt) => this.onHost(prepared, key, why, attempt));
    return await this.attempts((attempt) => this.inWorker(prepared, key, why, attempt));
  }

  private async attempts(attempt: (number: number) => Promise<CellOutcome>): Promise<CellOutcome> {
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

  private async inWorker(
    prepared: PreparedBlock,
    key: string,
    why: string,
    number: number,
  ): Promise<CellOutcome> {
    const { cell, block, kind, run, inputs, item, signal } = this.work;
    const { store, pool, projectFolder, admission } = this.surroundings;
    const leave = await admission.enter(
      {
        run: run.id,
        pipeline: run.pipeline,
        kind: block.kind,
        memoryBytes: estimateMemory(store.attempts.peakOf(run.pipeline, block.id), bytesOf(inputs)),
      },
      (reason) => this.recorder.update(cell, { state: 'waiting', reason }),
      signal,
    );
    const scratch = await this.makeScratch();
    let attempt: Attempt | undefined;
    try {
      this.refuseCancelled();
      const task = pool.run(
        'block.run',
        {
          run: run.id,
          runTime: run.createdAt,
          block: block.id,
          kind: kind.descriptor.kind,
          projectFolder,
          artifactRoot: store.artifacts,
          scratch,
          params: prepared.params,
          variables: prepared.variables,
          inputs,
          trigger: run.trigger,
          attempt: number,
          ...(prepared.codeFile === undefined ? {} : { codeFile: prepared.codeFile }),
          ...(item ? { item } : {}),
          ...(run.interval ? { interval: run.interval } : {}),
          ...(block.tests?.length ? { tests: block.tests } : {}),
        },
        {
          timeoutSeconds: block.timeoutSeconds,
          reports: this.recorder.reportsOf(cell, number),
          onStart: () => {
            attempt = this.begin(number);
            this.recorder.update(cell, {
              state: 'running',
              reason: why,
              startedAt: this.recorder.findCell(cell)?.startedAt ?? attempt.startedAt,
              attempts: number,
              ...(number > 1 ? { checks: [] } : {}),
            });
          },
        },
      );
      this.task = task;
      const computed = await task.result.finally(() => {
        if (attempt) attempt = { ...attempt, ...factsOf(task) };
      });
      if (attempt) this.finish(attempt, 'succeeded');
      return { computed, key };
    } catch (thrown) {
      if (attempt) this.finish(attempt, stateFor(thrown), thrown);
      throw thrown;
    } finally {
      this.task = undefined;
      leave();
      await rm(scratch, { recursive: true, force: true });
    }
  }

  private async onHost(
    prepared: PreparedBlock,
    key: string,
    why: string,
    number: number,
  ): Promise<CellOutcome> {
    const { cell, block, kind, run, inputs, item, signal } = this.work;
    const scratch = await this.makeScratch();
    const attempt = this.begin(number);
    const limit = new AbortController();
    const stop = (): void => limit.abort();
    signal.addEventListener('abort', stop, { once: true });
    let late = false;
    const timer =
      block.timeoutSeconds === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            stop();
          }, block.timeoutSeconds * 1000);
    try {
      this.recorder.update(cell, {
        state: 'running',
        reason: why,
        startedAt: this.recorder.findCell(cell)?.startedAt ?? attempt.startedAt,
        attempts: number,
      });
      if (!kind.runOnHost) throw new Error(`${block.kind} does not run on the host`);
      const reports = this.recorder.reportsOf(cell, number);
      const outcome = await kind.runOnHost({
        run: run.id,
        runTime: run.createdAt,
        pipeline: run.pipeline,
        block: block.id,
        projectFolder: this.surroundings.projectFolder,
        params: prepared.params,
        variables: prepared.variables,
        inputs,
        ...(item ? { item } : {}),
        ...(run.interval ? { interval: run.interval } : {}),
        scratch,
        signal: limit.signal,
        services: this.surroundings.services,
        log: (level, text) => reports.log(level, text),
        waits: (reason) => this.recorder.update(cell, { reason }),
      });
      this.refuseCancelled();
      const result = await this.hostResult(outcome, key);
      this.finish(attempt, 'succeeded');
      return result;
    } catch (thrown) {
      const error =
        late && !signal.aborted
          ? new LatheError(
              'run.timeout',
              `It took longer than ${block.timeoutSeconds} seconds and was stopped.`,
              {
                cure: 'Raise `timeoutSeconds` of the block, or find out why it takes so long.',
              },
            )
          : thrown;
      this.finish(attempt, stateFor(error), error);
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      await rm(scratch, { recursive: true, force: true });
    }
  }

  private async hostResult(outcome: HostOutcome, key: string): Promise<CellOutcome> {
    if ('skip' in outcome) return outcome;
    if ('stored' in outcome) {
      const computed = { outputs: outcome.stored, metrics: {}, effects: [] };
      return { computed, key, ...(outcome.reason === undefined ? {} : { reason: outcome.reason }) };
    }
    const outputs: Record<string, ArtifactSummary> = {};
    for (const [port, draft] of Object.entries(outcome.outputs))
      outputs[port] = await keepDraft(this.surroundings.store.artifacts, draft);
    return {
      computed: { outputs, metrics: outcome.metrics ?? {}, effects: outcome.effects ?? [] },
      key,
    };
  }

  private begin(number: number): Attempt {
    const { run, cell } = this.work;
    const attempt: Attempt = {
      run: run.id,
      block: cell.block,
      ...(cell.key === '' ? {} : { item: cell.key }),
      attempt: number,
      state: 'running',
      startedAt: Date.now(),
    };
    this.recorder.saveAttempt(attempt);
    return attempt;
  }

  private finish(attempt: Attempt, state: Attempt['state'], thrown?: unknown): void {
    this.recorder.saveAttempt({
      ...attempt,
      state,
      finishedAt: Date.now(),
      ...(thrown === undefined || state !== 'failed' ? {} : { error: LatheError.from(thrown).toData() }),
    });
  }

  private async makeScratch(): Promise<string> {
    const scratch = join(this.surroundings.store.scratch, randomUUID());
    await mkdir(scratch, { recursive: true });
    return scratch;
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

function factsOf(task: TaskHandle<unknown>): Partial<Attempt> {
  const { pid, exitCode, peakBytes } = (task as unknown as { facts(): { pid?: number; exitCode?: number; peakBytes?: number } }).facts?.() ?? {};
  return {
    ...(pid === undefined ? {} : { pid }),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(peakBytes === undefined ? {} : { peakBytes }),
  };
}

function stateFor(thrown: unknown): Attempt['state'] {
  return LatheError.from(thrown).code === 'run.cancelled' ? 'cancelled' : 'failed';
}

function bytesOf(inputs: Readonly<Record<string, InputArtifact>>): number {
  return Object.values(inputs).reduce(
    (sum, { summary, collected }) =>
      sum +
      (collected ? collected.reduce((all, { artifact }) => all + artifact.summary.bytes, 0) : summary.bytes),
    0,
  );
}

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
