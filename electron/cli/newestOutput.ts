import { LatheError } from '@shared/errors';
import type { ArtifactSummary, BlockRun } from '@shared/model';
import type { ProjectSession } from '@engine/index';
import { UsageError } from './usage';

/** The newest artifact at `block` or `block.port`; without a port the first table, or else the first output. */
export async function newestOutput(
  session: ProjectSession,
  pipeline: string,
  place: string,
): Promise<ArtifactSummary> {
  const [block = '', port] = place.split('.');
  const { document } = await session.call('pipelines.read', { pipeline });
  if (!document.blocks.some(({ id }) => id === block)) {
    const ids = document.blocks.map(({ id }) => id).join(', ');
    throw new UsageError(`Pipeline ${pipeline} has no block "${block}"; it has ${ids}.`);
  }
  const latest = await session.call('runs.latestBlocks', { pipeline });
  const run = latest.find((candidate) => candidate.block === block);
  if (!run || Object.keys(run.outputs).length === 0) {
    const why = run?.state === 'failed' ? `no output: it failed in run ${run.run}` : 'no output yet';
    throw new LatheError('artifact.missing', `Block ${block} has ${why}.`, {
      cure: `Run it: lathe run … ${pipeline}`,
      about: { pipeline, block },
    });
  }
  return pick(run, port);
}

function pick({ block, outputs }: BlockRun, port: string | undefined): ArtifactSummary {
  const all = Object.values(outputs);
  const artifact = port === undefined ? (all.find(({ type }) => type === 'frame') ?? all[0]) : outputs[port];
  if (artifact) return artifact;
  throw new UsageError(`Block ${block} has no output "${port}"; it has ${Object.keys(outputs).join(', ')}.`);
}
