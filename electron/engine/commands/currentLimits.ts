import { LatheError } from '@shared/errors';
import type { ProjectLimits } from '../scheduling';
import type { PipelineFiles } from './pipelineFiles';

const freshMilliseconds = 1000;

/** The limits that the project's files set, read at most once a second; a file that cannot be read keeps its last. */
export function currentLimits(files: PipelineFiles): () => ProjectLimits {
  let known: ProjectLimits = { project: {}, pipelines: {} };
  let readAt = -Infinity;
  return () => {
    const now = performance.now();
    if (now - readAt < freshMilliseconds) return known;
    readAt = now;
    const pipelines = Object.fromEntries(
      files.ids().map((id) => [id, limitsOf(files, id) ?? known.pipelines[id] ?? {}]),
    );
    known = { project: projectLimits(files) ?? known.project, pipelines };
    return known;
  };
}

function limitsOf(files: PipelineFiles, id: string): ProjectLimits['pipelines'][string] | undefined {
  try {
    // Most pipelines have none, and reading a big one takes a while.
    return /^limits:/m.test(files.text(id)) ? (files.read(id).document.limits ?? {}) : {};
  } catch (thrown) {
    return ignore(thrown);
  }
}

function projectLimits(files: PipelineFiles): ProjectLimits['project'] | undefined {
  try {
    return files.readProject().limits ?? {};
  } catch (thrown) {
    return ignore(thrown);
  }
}

/** A fault in a file is told where the file is read to be run. */
function ignore(thrown: unknown): undefined {
  if (LatheError.from(thrown).code === 'internal') throw thrown;
  return undefined;
}
