import { LatheError } from '@shared/errors';
import type { ArtifactSummary } from '@shared/model';
import type { BlockContext, OutputDraft } from '../blocks/blockKind';
import type { KindCatalogue } from '../graph';
import { commitArtifact, storageError } from '../store';
import type { TaskControl, TaskHandlers } from './protocol';

/** The worker's side of a block run: runs the kind's code and moves what it drafted into the store. */
export function blockTask(catalogue: () => Promise<KindCatalogue>): TaskHandlers['block.run'] {
  return async (input, control) => {
    const kind = (await catalogue()).find(input.kind);
    if (!kind) throw new LatheError('pipeline.unknownKind', `There is no block kind \`${input.kind}\`.`);
    try {
      const { run } = await kind.load();
      const outcome = await run(contextOf(input, control));
      if (control.signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
      const outputs: Record<string, ArtifactSummary> = {};
      for (const [port, draft] of Object.entries(outcome.outputs)) {
        outputs[port] = await commitOutput(input.artifactRoot, draft);
      }
      return { outputs, metrics: outcome.metrics ?? {}, effects: outcome.effects ?? [] };
    } catch (thrown) {
      throw storageError(thrown).concerning({ block: input.block });
    }
  };
}

function contextOf(
  input: Parameters<TaskHandlers['block.run']>[0],
  control: TaskControl,
): BlockContext<unknown> {
  const { artifactRoot: _, ...given } = input;
  return {
    ...given,
    signal: control.signal,
    stopEarly: control.stopEarly,
    log: (level, text) => control.log(level, text),
    progress: (note) => control.progress(note),
    points: (points) => control.points(points),
    checks: (results) => control.checks(results),
  };
}

async function commitOutput(root: string, draft: OutputDraft): Promise<ArtifactSummary> {
  const { folder, type, ...described } = draft;
  const { hash, bytes } = await commitArtifact(root, folder);
  return {
    hash,
    type,
    bytes,
    ...(described.rows === undefined ? {} : { rows: described.rows }),
    ...(described.columns === undefined ? {} : { columns: [...described.columns] }),
    ...(described.caption === undefined ? {} : { caption: described.caption }),
  };
}
