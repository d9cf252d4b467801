import { LatheError } from '@shared/errors';
import type { BlockDocument, PipelineDocument } from '@shared/model';
import { suggestion } from './nearMiss';
import { topologicalOrder, withAncestors, withDescendants } from './order';

/** What part of a pipeline a run takes, and what of it runs whatever the cache says. */
export interface PlanOptions {
  /** This block and all that needs it anew. */
  readonly from?: string | undefined;
  /** Only what this block needs, and it. */
  readonly to?: string | undefined;
  /** This block alone, on the newest outputs of what it needs. */
  readonly only?: string | undefined;
  /** All anew. */
  readonly fresh?: boolean | undefined;
}

export interface PlannedBlock {
  readonly block: BlockDocument;
  /** Why the cache is not asked, in words; absent when it is. */
  readonly anew?: string;
  /** Why it does not run at all, in words. */
  readonly skip?: string;
}

/**
 * The blocks of a run in topological order, each once.
 * @throws LatheError `request.invalid` when an option names no block.
 */
export function planRun(document: PipelineDocument, options: PlanOptions): PlannedBlock[] {
  const { blocks } = document;
  for (const id of [options.from, options.to, options.only]) if (id !== undefined) mustExist(blocks, id);
  const anew = options.from === undefined ? new Set<string>() : withDescendants(blocks, [options.from]);
  const chosen = chosenBlocks(blocks, options, anew);
  const byId = new Map(blocks.map((block) => [block.id, block]));
  return topologicalOrder(blocks)
    .filter((id) => chosen.has(id))
    .flatMap((id) => {
      const block = byId.get(id);
      if (!block) return [];
      if (block.disabled) return [{ block, skip: 'disabled' }];
      if (options.fresh) return [{ block, anew: 'asked to run everything anew' }];
      if (anew.has(id)) return [{ block, anew: `asked to run anew from ${options.from ?? id}` }];
      return [{ block }];
    });
}

function chosenBlocks(
  blocks: readonly BlockDocument[],
  options: PlanOptions,
  anew: ReadonlySet<string>,
): Set<string> {
  if (options.only !== undefined) return new Set([options.only]);
  const needed =
    options.from === undefined ? new Set(blocks.map(({ id }) => id)) : withAncestors(blocks, anew);
  if (options.to === undefined) return needed;
  const towards = withAncestors(blocks, [options.to]);
  return new Set([...needed].filter((id) => towards.has(id)));
}

function mustExist(blocks: readonly BlockDocument[], id: string): void {
  if (blocks.some((block) => block.id === id)) return;
  const ids = blocks.map((block) => block.id);
  throw new LatheError('request.invalid', `There is no block \`${id}\` in this pipeline.`, {
    about: { block: id },
    cure: suggestion(id, ids, `Its blocks: ${ids.join(', ')}.`),
  });
}
