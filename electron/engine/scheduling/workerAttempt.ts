import { rm } from 'node:fs/promises';
import { LatheError } from '@shared/errors';
import type { InputArtifact } from '../blocks/blockKind';
import { estimateMemory } from './admission';
import { AttemptRecord } from './attemptRecord';
import { makeScratch } from './attemptScratch';
import type { AttemptOutcome, CellAttempt } from './cellWork';
import type { TaskOutput } from './protocol';
import type { TaskHandle } from './workerPool';

/** Runs a block's code in a worker, once a place, memory and a worker are free. */
export async function workerAttempt(
  { work, prepared, number, why, recorder, surroundings }: CellAttempt,
  onTask: (task: TaskHandle<TaskOutput<'block.run'>>) => void,
): Promise<AttemptOutcome> {
  const { cell, block, kind, run, inputs, item, signal } = work;
  const { store, pool, projectFolder, admission } = surroundings;
  const memoryBytes = estimateMemory(store.attempts.peakOf(run.pipeline, block.id), bytesOf(inputs));
  const leave = await admission.enter(
    { run: run.id, pipeline: run.pipeline, kind: block.kind, memoryBytes },
    (reason) => recorder.update(cell, { state: 'waiting', reason }),
    signal,
  );
  let scratch: string | undefined;
  let record: AttemptRecord | undefined;
  let unrecorded: unknown;
  let task: TaskHandle<TaskOutput<'block.run'>> | undefined;
  try {
    scratch = await makeScratch(store);
    if (signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
    task = pool.run(
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
        reports: recorder.reportsOf(cell, number),
        onStart: () => {
          try {
            record = AttemptRecord.begin(recorder, cell, number, why);
          } catch (thrown) {
            unrecorded = thrown;
          }
        },
      },
    );
    onTask(task);
    // What cannot be written down is given up.
    if (unrecorded !== undefined) await task.cancel();
    const computed = await task.result;
    if (unrecorded !== undefined) throw unrecorded;
    record?.succeed(factsOf(task));
    return { computed };
  } catch (thrown) {
    // At once, as it may be what has filled the disk.
    if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
    const failure = unrecorded ?? thrown;
    record?.fail(failure, task && factsOf(task));
    throw failure;
  } finally {
    leave();
    if (scratch !== undefined) recorder.clearLater(rm(scratch, { recursive: true, force: true }));
  }
}

function factsOf(task: TaskHandle<unknown>) {
  const { pid, exitCode, peakBytes } = task.facts();
  return { pid, exitCode, peakBytes };
}

function bytesOf(inputs: Readonly<Record<string, InputArtifact>>): number {
  const bytes = ({ summary, collected }: InputArtifact): number =>
    collected ? collected.reduce((sum, { artifact }) => sum + artifact.summary.bytes, 0) : summary.bytes;
  return Object.values(inputs).reduce((sum, input) => sum + bytes(input), 0);
}
