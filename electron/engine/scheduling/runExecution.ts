import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { BlockRun, PipelineDocument, RunSummary } from '@shared/model';
import type { BlockKind } from '../blocks/blockKind';
import {
  cacheKey,
  upstreamOf,
  whatChanged,
  type KeyParts,
  type PlannedBlock,
  type Variables,
} from '../graph';
import { artifactsPresent } from '../store';
import { blockInputs } from './blockInputs';
import { prepareBlock, type PreparedBlock } from './blockKey';
import type { TaskOutput } from './protocol';
import { registerModel } from './registerModel';
import { RunRecorder } from './runRecorder';
import type { RunSurroundings } from './runSurroundings';
import type { TaskHandle } from './workerPool';

export interface RunPlan {
  readonly document: PipelineDocument;
  readonly blocks: readonly PlannedBlock[];
  readonly variables: Variables;
  /** Upstream blocks outside the plan give their newest outputs. */
  readonly only: boolean;
}

const endedBadly: ReadonlySet<string> = new Set(['failed', 'cancelled', 'interrupted']);

/** One run of a plan: each block starts as soon as all it needs have ended. */
export class RunExecution {
  private readonly recorder: RunRecorder;
  private readonly upstream: ReadonlyMap<string, readonly string[]>;
  private readonly started = new Set<string>();
  private readonly tasks = new Map<string, TaskHandle<TaskOutput<'block.run'>>>();
  private cancelRequested = false;
  private finish!: (summary: RunSummary) => void;
  /** Settles when the run has ended, whatever way. */
  readonly ended = new Promise<RunSummary>((resolve) => (this.finish = resolve));

  constructor(
    run: RunSummary,
    private readonly plan: RunPlan,
    private readonly surroundings: RunSurroundings,
  ) {
    this.upstream = upstreamOf(plan.document.blocks);
    this.recorder = new RunRecorder(
      run,
      surroundings,
      plan.blocks.map(({ block }) => firstState(run.id, block)),
    );
  }

  get summary(): RunSummary {
    return this.recorder.run;
  }

  start(): void {
    if (this.plan.blocks.some((planned) => this.isSureToRun(planned))) this.surroundings.pool.warmUp();
    this.recorder.beginRun();
    this.advance();
  }

  async cancel(): Promise<void> {
    this.cancelRequested = true;
    await Promise.all([...this.tasks.values()].map((task) => task.cancel()));
    this.advance();
    await this.ended;
  }

  stopEarly(block: string): void {
    this.tasks.get(block)?.stopEarly();
  }

  /** Starts all that can start, and ends the run when nothing is left. */
  private advance(): void {
    for (const planned of this.plan.blocks) {
      const { id } = planned.block;
      if (this.started.has(id)) continue;
      if (!this.isReady(id)) {
        this.recorder.wait(id, this.waitingFor(id));
        continue;
      }
      this.started.add(id);
      void this.settle(planned).then(() => this.advance());
    }
    if (this.recorder.isOver()) this.finish(this.recorder.endRun(this.cancelRequested));
  }

  private isReady(id: string): boolean {
    return this.cancelRequested || this.waitingFor(id).length === 0;
  }

  private waitingFor(id: string): string[] {
    return (this.upstream.get(id) ?? []).filter((needed) => !this.recorder.hasEnded(needed));
  }

  private isSureToRun({ block, anew, skip }: PlannedBlock): boolean {
    if (skip !== undefined) return false;
    return (
      anew !== undefined || this.surroundings.catalogue.find(block.kind)?.descriptor.sideEffects === true
    );
  }

  /** Brings one block to its end; never throws. */
  private async settle(planned: PlannedBlock): Promise<void> {
    const { id } = planned.block;
    try {
      if (this.cancelRequested)
        return this.recorder.end(id, { state: 'cancelled', reason: 'the run was cancelled' });
      const skip = planned.skip ?? this.missingUpstream(id);
      if (skip !== undefined) return this.recorder.end(id, { state: 'skipped', reason: skip });
      await this.runOrReuse(planned);
    } catch (thrown) {
      const error = LatheError.from(thrown, 'internal', { block: id });
      if (error.code === 'run.cancelled')
        this.recorder.end(id, { state: 'cancelled', reason: 'cancelled while it ran' });
      else this.recorder.end(id, { state: 'failed', error: error.toData() });
    }
  }

  private missingUpstream(id: string): string | undefined {
    for (const needed of this.upstream.get(id) ?? []) {
      const state = this.recorder.find(needed)?.state;
      if (state === undefined || state === 'succeeded' || state === 'cached') continue;
      return `needs ${needed}, which ${wordsFor(this.recorder.find(needed))}`;
    }
    return undefined;
  }

  private async runOrReuse({ block, anew }: PlannedBlock): Promise<void> {
    const { catalogue, store, projectFolder } = this.surroundings;
    const kind = catalogue.find(block.kind);
    if (!kind) throw new LatheError('pipeline.unknownKind', `There is no block kind \`${block.kind}\`.`);
    const inputs = blockInputs(block, (id) => this.outputsOf(id), catalogue, store.artifacts);
    const { variables } = this.plan;
    const prepared = await prepareBlock(block, kind, inputs, { projectFolder, store, variables });
    if (this.cancelRequested) throw new LatheError('run.cancelled', 'Cancelled.');
    const key = cacheKey(prepared.parts);
    this.recorder.update(block.id, { params: asRecord(prepared.params), cacheKey: key }, prepared.parts);
    const entry = kind.descriptor.sideEffects || anew !== undefined ? undefined : store.cache.find(key);
    if (entry && artifactsPresent(store.artifacts, entry.outputs)) {
      const { outputs, metrics, run } = entry;
      const reason = `same inputs and parameters as in run ${run}`;
      return this.recorder.end(block.id, { state: 'cached', reason, outputs, metrics, computedBy: run });
    }
    const reason =
      anew ?? (entry ? 'its stored results are gone' : this.whyRun(block.id, kind, prepared.parts));
    const output = await this.runInWorker(block, kind, inputs, prepared, reason);
    this.keep(block.id, kind, key, output);
  }

  private whyRun(block: string, kind: BlockKind, parts: KeyParts): string {
    if (kind.descriptor.sideEffects) return 'it changes something outside, so it always runs';
    const previous = this.surroundings.store.blockRuns.previous(
      this.summary.pipeline,
      block,
      this.summary.id,
    );
    if (!previous) return 'never run before';
    const changes = whatChanged(previous.parts, parts);
    if (changes) return changes;
    return endedBadly.has(previous.state)
      ? `${previous.state} in run ${previous.run}`
      : `the results of run ${previous.run} are gone`;
  }

  private async runInWorker(
    block: PlannedBlock['block'],
    kind: BlockKind,
    inputs: ReturnType<typeof blockInputs>,
    prepared: PreparedBlock,
    reason: string,
  ): Promise<TaskOutput<'block.run'>> {
    const { store, pool, projectFolder } = this.surroundings;
    const scratch = join(store.scratch, randomUUID());
    await mkdir(scratch, { recursive: true });
    try {
      if (this.cancelRequested) throw new LatheError('run.cancelled', 'Cancelled.');
      this.recorder.update(block.id, { reason: 'waits for a free worker' });
      const task = pool.run(
        'block.run',
        {
          run: this.summary.id,
          runTime: this.summary.createdAt,
          block: block.id,
          kind: kind.descriptor.kind,
          projectFolder,
          artifactRoot: store.artifacts,
          scratch,
          params: prepared.params,
          variables: this.plan.variables,
          inputs,
          ...(prepared.codeFile === undefined ? {} : { codeFile: prepared.codeFile }),
        },
        {
          timeoutSeconds: block.timeoutSeconds,
          reports: this.recorder.reportsOf(block.id),
          onStart: () => this.recorder.update(block.id, { state: 'running', reason, startedAt: Date.now() }),
        },
      );
      this.tasks.set(block.id, task);
      return await task.result;
    } finally {
      this.tasks.delete(block.id);
      await rm(scratch, { recursive: true, force: true });
    }
  }

  /** Stores what a block left, and does what it asked for, in one transaction. */
  private keep(
    block: string,
    kind: BlockKind,
    key: string,
    { outputs, metrics, effects }: TaskOutput<'block.run'>,
  ): void {
    const { store, catalogue, emit } = this.surroundings;
    const registered = store.database.transaction(() => {
      const time = Date.now();
      store.cache.saveArtifacts(outputs, time);
      if (!kind.descriptor.sideEffects) {
        store.cache.save(
          key,
          { run: this.summary.id, outputs: { ...outputs }, metrics: { ...metrics } },
          time,
        );
      }
      const made = effects.map((effect) =>
        registerModel(store, catalogue, effect, {
          run: this.summary.id,
          block,
          pipeline: this.summary.pipeline,
          document: this.plan.document,
          blocks: this.recorder.blocks(),
        }),
      );
      this.recorder.addModels(made.map(({ reference }) => reference));
      const reason = made
        .map(({ reference, isNew }) => `${isNew ? 'registered' : 'unchanged:'} ${reference}`)
        .join('; ');
      this.recorder.end(block, { state: 'succeeded', outputs, metrics, ...(reason ? { reason } : {}) });
      return made;
    });
    for (const { reference, isNew } of registered) {
      if (isNew)
        emit({ name: 'models.changed', payload: { name: reference.slice(0, reference.lastIndexOf('@')) } });
    }
  }

  private outputsOf(id: string): BlockRun | undefined {
    const own = this.recorder.find(id);
    if (own || !this.plan.only) return own;
    return this.surroundings.store.blockRuns.newestFinished(this.summary.pipeline, id);
  }
}

function firstState(run: number, block: PlannedBlock['block']): BlockRun {
  return {
    run,
    block: block.id,
    kind: block.kind,
    ...(block.title === undefined ? {} : { title: block.title }),
    state: 'waiting',
    reason: 'waits for its turn',
    outputs: {},
    params: {},
    metrics: {},
  };
}

function wordsFor(block: BlockRun | undefined): string {
  if (block?.state === 'skipped') return block.reason === 'disabled' ? 'is disabled' : 'was skipped';
  return block?.state === 'failed' ? 'failed' : 'was cancelled';
}

function asRecord(params: unknown): Record<string, unknown> {
  return params !== null && typeof params === 'object' ? { ...params } : {};
}
