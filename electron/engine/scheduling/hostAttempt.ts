import { rm } from 'node:fs/promises';
import { LatheError } from '@shared/errors';
import type { ArtifactSummary } from '@shared/model';
import type { HostOutcome } from '../blocks/blockKind';
import { AttemptRecord } from './attemptRecord';
import { makeScratch } from './attemptScratch';
import type { AttemptOutcome, CellAttempt } from './cellWork';
import { keepDraft } from './keepDraft';

/** Runs a block that waits and computes nothing on the host; it holds no worker. */
export async function hostAttempt(attempt: CellAttempt): Promise<AttemptOutcome> {
  const { work, prepared, number, why, recorder, surroundings } = attempt;
  const { cell, block, kind, run, inputs, item, signal } = work;
  const { store, services, projectFolder } = surroundings;
  if (!kind.runOnHost) throw new Error(`${block.kind} does not run on the host`);
  const scratch = await makeScratch(store);
  const record = AttemptRecord.begin(recorder, cell, number, why);
  const limit = new TimeLimit(block.timeoutSeconds, signal);
  const reports = recorder.reportsOf(cell, number);
  try {
    const outcome = await kind.runOnHost({
      run: run.id,
      runTime: run.createdAt,
      pipeline: run.pipeline,
      block: block.id,
      projectFolder,
      params: prepared.params,
      shownParams: prepared.parts.params as Readonly<Record<string, unknown>>,
      variables: prepared.variables,
      inputs,
      ...(item ? { item } : {}),
      ...(run.interval ? { interval: run.interval } : {}),
      scratch,
      signal: limit.signal,
      services,
      log: (level, text) => reports.log(level, text),
      waits: (reason) => recorder.update(cell, { reason }),
    });
    if (limit.signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
    const result = await keep(outcome, store.artifacts);
    record.succeed();
    return result;
  } catch (thrown) {
    const error = limit.exceeded ? limit.error() : thrown;
    record.fail(error);
    throw error;
  } finally {
    limit.clear();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function keep(outcome: HostOutcome, artifactRoot: string): Promise<AttemptOutcome> {
  if ('skip' in outcome) return outcome;
  if ('stored' in outcome) {
    const { stored, reason } = outcome;
    return {
      computed: { outputs: stored, metrics: {}, effects: [] },
      ...(reason === undefined ? {} : { reason }),
    };
  }
  const outputs: Record<string, ArtifactSummary> = {};
  for (const [port, draft] of Object.entries(outcome.outputs))
    outputs[port] = await keepDraft(artifactRoot, draft);
  return {
    computed: { outputs, metrics: outcome.metrics ?? {}, effects: outcome.effects ?? [] },
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
  };
}

/** Aborts with the run, or after a time. */
class TimeLimit {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout | undefined;
  private readonly stop = (): void => this.controller.abort();
  exceeded = false;

  constructor(
    private readonly seconds: number | undefined,
    private readonly run: AbortSignal,
  ) {
    run.addEventListener('abort', this.stop, { once: true });
    if (run.aborted) this.stop();
    if (seconds === undefined) return;
    this.timer = setTimeout(() => {
      this.exceeded = true;
      this.stop();
    }, seconds * 1000);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  error(): LatheError {
    return new LatheError('run.timeout', `It took longer than ${this.seconds} s and was stopped.`, {
      cure: 'Raise `timeoutSeconds` of the block, or find out why it takes so long.',
    });
  }

  clear(): void {
    clearTimeout(this.timer);
    this.run.removeEventListener('abort', this.stop);
  }
}
