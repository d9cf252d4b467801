import type { BlockDescriptor, BlockDocument, PipelineDocument } from '@shared/model';
import { followInConditions, withoutPort } from './controls';

export type Position = readonly [number, number];

export function findBlock(document: PipelineDocument, id: string): BlockDocument | undefined {
  return document.blocks.find((block) => block.id === id);
}

export function changeBlock(
  document: PipelineDocument,
  id: string,
  change: (block: BlockDocument) => BlockDocument,
): PipelineDocument {
  return { ...document, blocks: document.blocks.map((block) => (block.id === id ? change(block) : block)) };
}

/** An id that no block has yet, like `base`. */
export function freshId(document: PipelineDocument, base: string): string {
  const taken = new Set(document.blocks.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}${number}`;
    if (!taken.has(id)) return id;
  }
}

/** A new block of a kind. Code kinds get a file of their own below `blocks/`. */
export function addBlock(
  document: PipelineDocument,
  descriptor: BlockDescriptor,
  [x, y]: Position,
): { readonly document: PipelineDocument; readonly id: string } {
  const id = freshId(document, baseId(descriptor.kind));
  const file = descriptor.code ? `blocks/${id}.${descriptor.code === 'sql' ? 'sql' : 'ts'}` : undefined;
  const block: BlockDocument = { id, kind: descriptor.kind, ...(file === undefined ? {} : { file }) };
  return {
    id,
    document: {
      ...document,
      blocks: [...document.blocks, block],
      layout: { ...document.layout, [id]: [Math.round(x), Math.round(y)] },
    },
  };
}

/** Removes blocks and every edge from them. */
export function removeBlocks(document: PipelineDocument, ids: readonly string[]): PipelineDocument {
  const gone = new Set(ids);
  const layout = Object.fromEntries(Object.entries(document.layout ?? {}).filter(([id]) => !gone.has(id)));
  const blocks = document.blocks
    .filter(({ id }) => !gone.has(id))
    .map((block) => {
      if (!block.inputs) return block;
      const kept = Object.entries(block.inputs).filter(([, source]) => !gone.has(source.split('.')[0] ?? ''));
      if (kept.length === Object.keys(block.inputs).length) return block;
      const ports = new Set(kept.map(([port]) => port));
      const cut = Object.keys(block.inputs).filter((port) => !ports.has(port));
      const { inputs: _inputs, ...rest } = cut.reduce(withoutPort, block);
      return (kept.length > 0 ? { ...rest, inputs: Object.fromEntries(kept) } : rest) as BlockDocument;
    });
  return { ...document, blocks, layout };
}

export function moveBlocks(
  document: PipelineDocument,
  positions: Readonly<Record<string, Position>>,
): PipelineDocument {
  const layout = { ...document.layout };
  for (const [id, [x, y]] of Object.entries(positions)) layout[id] = [Math.round(x), Math.round(y)];
  return { ...document, layout };
}

/** Gives a block another id, and follows it in edges and layout. */
export function renameBlock(document: PipelineDocument, id: string, next: string): PipelineDocument {
  if (id === next || findBlock(document, next)) return document;
  const follow = (source: string): string =>
    source === id ? next : source.startsWith(`${id}.`) ? next + source.slice(id.length) : source;
  const { [id]: position, ...layout } = document.layout ?? {};
  return {
    ...document,
    blocks: document.blocks.map((block) => ({
      ...followInConditions(block, id, next),
      id: block.id === id ? next : block.id,
      ...(block.inputs
        ? {
            inputs: Object.fromEntries(
              Object.entries(block.inputs).map(([port, from]) => [port, follow(from)]),
            ),
          }
        : {}),
    })),
    layout: position ? { ...layout, [next]: position } : layout,
  };
}

export function setParameter(
  document: PipelineDocument,
  id: string,
  name: string,
  value: unknown,
): PipelineDocument {
  return changeBlock(document, id, ({ params, ...block }) => {
    const next = { ...params };
    if (value === undefined) delete next[name];
    else next[name] = value;
    return Object.keys(next).length > 0 ? { ...block, params: next } : block;
  });
}

export function setVariables(
  { variables: _variables, ...document }: PipelineDocument,
  variables: Readonly<Record<string, unknown>>,
): PipelineDocument {
  return Object.keys(variables).length > 0
    ? ({ ...document, variables: { ...variables } } as PipelineDocument)
    : (document as PipelineDocument);
}

function baseId(kind: string): string {
  const [first = 'block', second] = kind.split('.');
  const names: Readonly<Record<string, string>> = {
    load: 'data',
    code: 'code',
    split: 'split',
    features: 'features',
    evaluate: 'score',
    model: 'keep',
    export: 'export',
  };
  return names[first] ?? second ?? first;
}
