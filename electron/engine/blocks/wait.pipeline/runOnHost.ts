import type { HostContext, HostOutcome } from '../blockKind';
import { valueDraft } from '../drafts';
import { mustBePipeline } from '../mustBePipeline';
import { waitFor } from '../sensor';
import type { WaitPipelineParams } from './schema';

/** Waits until a run of another pipeline has succeeded. */
export async function runOnHost(context: HostContext<WaitPipelineParams>): Promise<HostOutcome> {
  const { params, scratch, services } = context;
  mustBePipeline(params.pipeline, services);
  const after = earliest(context);
  const waited = await waitFor(context, `pipeline ${params.pipeline} to succeed`, () => {
    const found = services.succeededAfter(params.pipeline, after);
    return Promise.resolve(found === undefined ? {} : { found });
  });
  if ('skip' in waited) return waited;
  const { id, pipeline, finishedAt, metrics, models } = waited.found;
  const value = { run: id, pipeline, finishedAt, metrics, models };
  return {
    reason: waited.reason,
    outputs: { value: valueDraft(scratch, value, `run ${id} of ${pipeline}`) },
  };
}

/** Since when a success counts. */
function earliest(context: HostContext<WaitPipelineParams>): number {
  const { params, runTime, services } = context;
  if (params.since === 'window') return runTime - params.withinSeconds * 1000;
  const before = services.previousValue(context) as { finishedAt?: number } | undefined;
  return before?.finishedAt ?? 0;
}
