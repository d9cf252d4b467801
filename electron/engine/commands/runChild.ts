import { LatheError } from '@shared/errors';
import type { ParsedInput } from '@shared/contract';
import type { RunSummary } from '@shared/model';
import { ancestryOf, keepAncestry, nearestRun, refuseCircle } from './ancestry';
import { mustBeTrusted, mustOwn, type ProjectContext } from './projectContext';
import { startRun } from './startRun';

interface ChildRequest {
  readonly input: ParsedInput<'runs.start'>;
  readonly trigger: 'pipeline' | 'product';
  readonly parent: number;
  /** The project of the run that asks, when it is another one. */
  readonly asking?: ProjectContext;
  started(run: number): void;
}

/**
 * Starts a run for a block of another run, and settles when it has succeeded. The two end together: the run is
 * cancelled with `signal`, and when a person cancels it, the run that asked is cancelled too.
 * @throws LatheError `pipeline.cycle` when the same work is among what led to it, `run.cancelled`, and what
 * the run failed with, the run and its block named.
 */
export async function runChild(
  project: ProjectContext,
  request: ChildRequest,
  signal: AbortSignal,
): Promise<RunSummary> {
  const { input, trigger, parent, started } = request;
  const asking = request.asking ?? project;
  mustOwn(project);
  mustBeTrusted(project);
  const child = { folder: project.folder, pipeline: input.pipeline, block: input.to };
  const ancestry = ancestryOf(asking, parent);
  refuseCircle(ancestry, child);
  if (signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
  const above = nearestRun(ancestry, project.folder);
  const { id } = startRun(input, project, { trigger, ...(above === undefined ? {} : { parent: above }) });
  const forget = keepAncestry(project, id, [...ancestry, { ...child, run: id }]);
  started(id);
  const cancel = (): void => void project.scheduler.cancel(id).catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const ended = await project.scheduler.finished(id);
    if (ended.state === 'cancelled' && ended.error?.code !== 'run.skipped' && !signal.aborted)
      void asking.scheduler.cancel(parent).catch(() => undefined);
    if (ended.state !== 'succeeded') throw failureOf(ended);
    return ended;
  } finally {
    signal.removeEventListener('abort', cancel);
    forget();
  }
}

const endings: Partial<Record<RunSummary['state'], string>> = {
  interrupted: 'was interrupted',
  cancelled: 'did not begin',
};

function failureOf({ id, pipeline, state, error }: RunSummary): LatheError {
  const name = `Run ${id} of ${pipeline}`;
  if (state === 'cancelled' && error?.code !== 'run.skipped')
    return new LatheError('run.cancelled', `${name} was cancelled.`);
  const where = error?.about?.block === undefined ? '' : ` at its block ${error.about.block}`;
  const what = endings[state] ?? 'failed';
  return new LatheError(
    error?.code ?? 'internal',
    `${name} ${what}${where}${error ? `: ${error.message}` : '.'}`,
    {
      cure: error?.cure ?? `Look at run ${id}.`,
      about: { pipeline },
      ...(error?.detail === undefined ? {} : { cause: error.detail }),
    },
  );
}
