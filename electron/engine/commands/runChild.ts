import { LatheError } from '@shared/errors';
import type { ParsedInput } from '@shared/contract';
import type { RunSummary } from '@shared/model';
import { mustBeTrusted, mustOwn, type ProjectContext } from './projectContext';
import { startRun } from './startRun';

/** A pipeline that is being run, in the project it is of. */
interface Ancestor {
  readonly folder: string;
  readonly pipeline: string;
  readonly run: number;
}

interface ChildRequest {
  readonly input: ParsedInput<'runs.start'>;
  readonly trigger: 'pipeline' | 'product';
  readonly parent: number;
  /** The project of the run that asks, when it is another one. */
  readonly asking?: ProjectContext;
  started(run: number): void;
}

/** By folder and run: the runs that led to it, the first one first. Kept while it is active. */
const ancestries = new Map<string, readonly Ancestor[]>();

/**
 * Starts a run for a block of another run, and settles when it has succeeded. The two end together: the run is
 * cancelled with `signal`, and when a person cancels it, the run that asked is cancelled too.
 * @throws LatheError `pipeline.cycle` when the pipeline is among those that led to it, `run.cancelled`, and what
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
  const ancestry = ancestryOf(asking, parent);
  refuseCircle(ancestry, project.folder, input.pipeline);
  if (signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
  const own = asking === project;
  const { id } = startRun(input, project, { trigger, ...(own ? { parent } : {}) });
  const key = keyOf(project.folder, id);
  ancestries.set(key, ancestry);
  started(id);
  const cancel = (): void => void project.scheduler.cancel(id).catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const ended = await project.scheduler.finished(id);
    if (ended.state === 'cancelled' && !signal.aborted)
      void asking.scheduler.cancel(parent).catch(() => undefined);
    if (ended.state !== 'succeeded') throw failureOf(ended);
    return ended;
  } finally {
    signal.removeEventListener('abort', cancel);
    ancestries.delete(key);
  }
}

function failureOf({ id, pipeline, state, error }: RunSummary): LatheError {
  const name = `Run ${id} of ${pipeline}`;
  if (state === 'cancelled') return new LatheError('run.cancelled', `${name} was cancelled.`);
  const where = error?.about?.block === undefined ? '' : ` at its block ${error.about.block}`;
  const what = state === 'interrupted' ? 'was interrupted' : 'failed';
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

/** The run and all that led to it, the first one first. */
function ancestryOf(project: ProjectContext, run: number): Ancestor[] {
  const pipeline = project.store.runs.find(run)?.summary.pipeline ?? '';
  const before = ancestries.get(keyOf(project.folder, run)) ?? [];
  return [...before, { folder: project.folder, pipeline, run }];
}

function refuseCircle(ancestry: readonly Ancestor[], folder: string, pipeline: string): void {
  const first = ancestry.findIndex(
    (ancestor) => ancestor.folder === folder && ancestor.pipeline === pipeline,
  );
  if (first < 0) return;
  const circle = [...ancestry.slice(first).map((ancestor) => ancestor.pipeline), pipeline];
  throw new LatheError(
    'pipeline.cycle',
    `The pipelines start each other in a circle: ${circle.join(' → ')}.`,
    {
      cure: 'Let one of them no longer run or use another of the circle.',
      about: { pipeline },
    },
  );
}

function keyOf(folder: string, run: number): string {
  return `${run} ${folder}`;
}
