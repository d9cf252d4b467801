import type { HostContext, HostOutcome } from '../blockKind';
import { valueDraft } from '../drafts';
import { mustBePipeline } from '../mustBePipeline';
import type { PipelineRunParams } from './schema';

/** Runs another pipeline to its end. */
export async function runOnHost(context: HostContext<PipelineRunParams>): Promise<HostOutcome> {
  const { params, shownParams, scratch, services, signal, waits } = context;
  mustBePipeline(params.pipeline, services);
  const run = await services.runPipeline(
    {
      pipeline: params.pipeline,
      // A secret is handed on by its name; that run looks it up itself.
      variables: (shownParams['variables'] ?? {}) as PipelineRunParams['variables'],
      parent: context.run,
      started: (id) => waits(`waits for run ${id} of ${params.pipeline}`),
    },
    signal,
  );
  const { id, state, metrics, models } = run;
  const value = { run: id, state, metrics, models };
  const name = `run ${id} of ${params.pipeline}`;
  return { reason: `${name} succeeded`, outputs: { value: valueDraft(scratch, value, name) } };
}
