import type { BlockDescriptor, Issue } from '@shared/model';
import type { CanvasState } from './store';

/** The faults of one block, or of the pipeline as a whole when no block is named. */
export function issuesOf(issues: readonly Issue[], block: string | undefined): Issue[] {
  return issues.filter((issue) => issue.block === block);
}

export const selectedBlock = ({ selection }: Pick<CanvasState, 'selection'>): string | undefined =>
  selection.length === 1 ? selection[0] : undefined;

/** Kinds whose words hold all words of the search, best first: title, then the rest. */
export function searchKinds(kinds: readonly BlockDescriptor[], search: string): BlockDescriptor[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (kind: BlockDescriptor): string =>
    `${kind.title} ${kind.kind} ${kind.category} ${kind.summary}`.toLowerCase();
  const found = kinds.filter((kind) => words.every((word) => text(kind).includes(word)));
  const rank = (kind: BlockDescriptor): number =>
    words.length > 0 && kind.title.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1;
  return found.sort((one, other) => rank(one) - rank(other));
}
