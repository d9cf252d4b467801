import type { BlockRun, ItemRun, RunSummary } from '@shared/model';
import { projectIsHeld } from '../store';
import type { ProjectContext } from './projectContext';

/**
 * Runs as they are, for a host that only reads: what a dead host left as running is interrupted, though nobody has
 * written so yet.
 */
export function asTheyAre(runs: readonly RunSummary[], project: ProjectContext): RunSummary[] {
  if (!runs.some(isUnfinished) || !isHostDead(project)) return [...runs];
  return runs.map((run) => (isUnfinished(run) ? { ...run, state: 'interrupted' } : run));
}

/** As `asTheyAre`, for the blocks of a run that is interrupted. */
export function blocksAsTheyAre<T extends BlockRun | ItemRun>(blocks: readonly T[]): T[] {
  return blocks.map((block) => {
    if (block.state === 'running')
      return { ...block, state: 'interrupted', reason: 'Lathe ended while it ran' };
    if (block.state === 'waiting')
      return { ...block, state: 'interrupted', reason: 'Lathe ended before its turn' };
    return block;
  });
}

function isUnfinished({ state }: RunSummary): boolean {
  return state === 'queued' || state === 'running';
}

/** Whether this host only reads and no other host lives. */
export function isHostDead({ readOnly, store }: ProjectContext): boolean {
  return readOnly !== undefined && !projectIsHeld(store.folder);
}
