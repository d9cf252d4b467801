import type { HostContext, HostOutcome } from '../blockKind';
import { valueDraft } from '../drafts';
import { mustBePipeline } from '../mustBePipeline';
import type { PipelineRunParams } from './schema';

/** Runs another pipeline to its end. */
export async function runOnHost(context: HostContext<PipelineRunParams>): Promise<HostOutcome> {
  const { params, scratch, services, signal, waits } = context;
  mustBePipeline(params.pipeline, services);
  const run = await services.runPipeline(
    {
      ...params,
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
