import { LatheError } from '@shared/errors';
import type { ArtifactSummary } from '@shared/model';
import type { BlockContext, BlockKind, InputArtifact } from '../blocks/blockKind';
import type { KindCatalogue } from '../graph';
import { storageError } from '../store';
import { keepDraft, keptArtifact } from './keepDraft';
import type { TaskControl, TaskHandlers, TaskInput } from './protocol';

/**
 * The worker's side of a block run: brings collected inputs into the shape that the kind takes, runs the kind's code,
 * tests the rows that it drafted, and moves its drafts into the store.
 */
export function blockTask(catalogue: () => Promise<KindCatalogue>): TaskHandlers['block.run'] {
  return async (input, control) => {
    const kind = (await catalogue()).find(input.kind);
    if (!kind) throw new LatheError('pipeline.unknownKind', `There is no block kind \`${input.kind}\`.`);
    try {
      const { run } = await kind.load();
      const inputs = await inputsOf(input, kind, control);
      const outcome = await run(contextOf(input, inputs, control));
      if (control.signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
      if (input.tests?.length) {
        const { runDataTests } = await import('./runDataTests');
        await runDataTests(input.tests, outcome.outputs, {
          scratch: input.scratch,
          signal: control.signal,
          keep: (draft) => keepDraft(input.artifactRoot, draft),
          report: (results) => control.checks(results),
          warn: (text) => control.log('warning', text),
        });
      }
      const outputs: Record<string, ArtifactSummary> = {};
      for (const [port, draft] of Object.entries(outcome.outputs)) {
        outputs[port] = await keepDraft(input.artifactRoot, draft);
      }
      return { outputs, metrics: outcome.metrics ?? {}, effects: outcome.effects ?? [] };
    } catch (thrown) {
      throw storageError(thrown).concerning({ block: input.block });
    }
  };
}

async function inputsOf(
  { inputs, scratch }: TaskInput<'block.run'>,
  kind: BlockKind,
  control: TaskControl,
): Promise<Readonly<Record<string, InputArtifact>>> {
  if (kind.readsCollections || !Object.values(inputs).some(({ collected }) => collected)) return inputs;
  const { gatherCollected } = await import('./gatherCollected');
  return gatherCollected(inputs, kind.descriptor, {
    scratch,
    signal: control.signal,
    warn: (text) => control.log('warning', text),
  });
}

function contextOf(
  input: TaskInput<'block.run'>,
  inputs: Readonly<Record<string, InputArtifact>>,
  control: TaskControl,
): BlockContext<unknown> {
  const { artifactRoot, tests: _, attempt: __, ...given } = input;
  return {
    ...given,
    inputs,
    signal: control.signal,
    stopEarly: control.stopEarly,
    log: (level, text) => control.log(level, text),
    progress: (note) => control.progress(note),
    points: (points) => control.points(points),
    checks: (results) => control.checks(results),
    keep: (draft) => keepDraft(artifactRoot, draft),
    kept: (summary) => keptArtifact(artifactRoot, summary),
  };
}
