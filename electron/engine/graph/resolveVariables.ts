import type { Variables } from './substitution';

/**
 * The variables of a run: the pipeline's win over the project's, the trigger's over the pipeline's, and what the
 * run is started with over all. Each is a whole value: an object is replaced, never merged.
 */
export function resolveVariables(
  project: Variables | undefined,
  pipeline: Variables | undefined,
  trigger?: Variables,
  run?: Variables,
): Variables {
  return { ...project, ...pipeline, ...trigger, ...run };
}
