import { LatheError } from '@shared/errors';
import type { RunSummary } from '@shared/model';
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
  if (run.state !== 'succeeded') throw failureOf(run);
  const { id, state, metrics, models } = run;
  const value = { run: id, state, metrics, models };
  return { outputs: { value: valueDraft(scratch, value, `run ${id} of ${params.pipeline}`) } };
}

/** What the block says when the run that it started did not succeed. */
export function failureOf({ id, pipeline, state, error }: RunSummary): LatheError {
  const name = `Run ${id} of ${pipeline}`;
  if (state === 'cancelled') return new LatheError('run.cancelled', `${name} was cancelled.`);
  const where = error?.about?.block === undefined ? '' : ` at its block ${error.about.block}`;
  const why = error === undefined ? '.' : `: ${error.message}`;
  return new LatheError(error?.code ?? 'internal', `${name} ${wordFor(state)}${where}${why}`, {
    cure: error?.cure ?? `Look at run ${id}.`,
    about: { pipeline },
    ...(error?.detail === undefined ? {} : { cause: error.detail }),
  });
}

function wordFor(state: RunSummary['state']): string {
  return state === 'interrupted' ? 'was interrupted' : state;
}
