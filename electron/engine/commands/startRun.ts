import { LatheError } from '@shared/errors';
import type { ParsedInput } from '@shared/contract';
import type { RunSummary } from '@shared/model';
import { applySettings, firstError, planRun, resolveVariables } from '../graph';
import { mustBeTrusted, mustOwn, type ProjectContext } from './projectContext';

type StartInput = ParsedInput<'runs.start'>;

/** What started a run, when that is no person. */
export interface RunOrigin {
  readonly trigger: RunSummary['trigger'];
  /** The run whose block started it. */
  readonly parent?: number | undefined;
  readonly backfill?: number | undefined;
}

/**
 * Starts a run of a pipeline as its file stands now, with settings applied.
 * @throws LatheError for a pipeline that is not valid where the run needs it.
 */
export function startRun(
  input: StartInput,
  project: ProjectContext,
  origin: RunOrigin = { trigger: project.trigger },
): RunSummary {
  const { files } = project;
  const settings = { ...input.variables, ...input.set };
  const written = files.text(input.pipeline);
  const text =
    Object.keys(settings).length === 0
      ? written
      : files.edited(
          input.pipeline,
          applySettings(
            files.check(input.pipeline, written).document,
            settings,
            files.readProject().variables ?? {},
          ),
        );
  const { pipeline: _, ...options } = input;
  return startText(input.pipeline, text, options, origin, project);
}

/** Starts a new run of what an ended run had run; what it finished comes from the cache. */
export function resumeRun(run: number, project: ProjectContext): RunSummary {
  const record = project.store.runs.find(run);
  if (!record) throw new LatheError('run.notFound', `There is no run ${run}.`);
  if (project.scheduler.isActive(run)) {
    throw new LatheError('request.invalid', `Run ${run} has not ended.`, { cure: 'Cancel it first.' });
  }
  const { fresh: _, from: __, ...options } = record.options;
  const origin = { ...record.summary, trigger: 'resume' as const, parent: undefined };
  return startText(record.summary.pipeline, record.document, options, origin, project);
}

function startText(
  pipeline: string,
  text: string,
  options: Omit<StartInput, 'pipeline'>,
  { trigger, parent, backfill }: RunOrigin,
  project: ProjectContext,
): RunSummary {
  mustOwn(project);
  mustBeTrusted(project);
  const { document, issues } = project.files.check(pipeline, text);
  const whole = firstError(issues.filter(({ block }) => block === undefined));
  if (whole) throw whole.concerning({ pipeline });
  refuseCycle(issues, pipeline);
  const blocks = planRun(document, options);
  const planned = new Set(blocks.filter(({ skip }) => skip === undefined).map(({ block }) => block.id));
  const fault = firstError(issues.filter(({ block }) => block !== undefined && planned.has(block)));
  if (fault) throw fault.concerning({ pipeline });
  if (blocks.length === 0) {
    throw new LatheError('document.invalid', 'The pipeline has no blocks yet.', {
      about: { pipeline, file: project.files.nameOf(pipeline) },
      cure: 'Add a block that loads a file.',
    });
  }
  return project.scheduler.start({
    pipeline,
    trigger,
    text,
    document,
    blocks,
    options,
    variables: resolveVariables(project.files.readProject().variables, document.variables),
    only: options.only !== undefined,
    parent,
    backfill,
  });
}

function refuseCycle(issues: Parameters<typeof firstError>[0], pipeline: string): void {
  const fault = firstError(
    issues.filter(({ code, message }) => code === 'pipeline.cycle' || /already taken/.test(message)),
  );
  if (fault) throw fault.concerning({ pipeline });
}
