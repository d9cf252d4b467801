import { LatheError } from '@shared/errors';
import type { ProjectContext } from './projectContext';

/** What a run was started to do: a whole pipeline, or what one of its blocks needs. */
export interface RunPurpose {
  readonly folder: string;
  readonly pipeline: string;
  readonly block?: string | undefined;
  /** Its number in that project, once it has begun. */
  readonly run?: number;
}

/** By run: what it was started for and what led to that, the first one first. Kept while the run is active. */
const ancestries = new Map<string, readonly RunPurpose[]>();

/** What a run was started for and what led to that, the first one first. */
export function ancestryOf(project: ProjectContext, run: number): readonly RunPurpose[] {
  const known = ancestries.get(keyOf(project, run));
  if (known) return known;
  const record = project.store.runs.find(run);
  return [
    { folder: project.folder, pipeline: record?.summary.pipeline ?? '', block: record?.options.to, run },
  ];
}

/** Remembers what led to a run. Returns what forgets it again. */
export function keepAncestry(
  project: ProjectContext,
  run: number,
  ancestry: readonly RunPurpose[],
): () => void {
  const key = keyOf(project, run);
  ancestries.set(key, ancestry);
  return () => void ancestries.delete(key);
}

/** @throws LatheError `pipeline.cycle` when a purpose is among those that led to it. */
export function refuseCircle(ancestry: readonly RunPurpose[], purpose: RunPurpose): void {
  const first = ancestry.findIndex((ancestor) => isSame(ancestor, purpose));
  if (first >= 0) throw circle([...ancestry.slice(first), purpose]);
}

/** The run of a project that is nearest among those that led to another. */
export function nearestRun(ancestry: readonly RunPurpose[], folder: string): number | undefined {
  return [...ancestry].reverse().find((ancestor) => ancestor.folder === folder)?.run;
}

export function circle(purposes: readonly RunPurpose[]): LatheError {
  const names = purposes.map(({ pipeline }) => pipeline);
  return new LatheError(
    'pipeline.cycle',
    `The pipelines start each other in a circle: ${names.join(' → ')}.`,
    {
      cure: 'Let one of them no longer run or use another of the circle.',
      about: { pipeline: names.at(-1) ?? '' },
    },
  );
}

function isSame(left: RunPurpose, right: RunPurpose): boolean {
  return left.folder === right.folder && left.pipeline === right.pipeline && left.block === right.block;
}

function keyOf({ folder }: ProjectContext, run: number): string {
  return `${run} ${folder}`;
}
