import { z } from 'zod';
import { blockDocumentSchema, positionSchema, type PipelineDocument } from '@shared/model';
import { freshId } from './blocks';
import { followInConditions } from './controls';

const clipboardSchema = z.object({
  lathe: z.literal('blocks'),
  blocks: z.array(blockDocumentSchema).min(1),
  layout: z.record(z.string(), positionSchema),
});

/** Blocks as text for the clipboard, which another window can take too. */
export function copyBlocks(document: PipelineDocument, ids: readonly string[]): string {
  const wanted = new Set(ids);
  const blocks = document.blocks.filter(({ id }) => wanted.has(id));
  const layout = Object.fromEntries(Object.entries(document.layout ?? {}).filter(([id]) => wanted.has(id)));
  return JSON.stringify({ lathe: 'blocks', blocks, layout }, null, 2);
}

export interface Pasted {
  readonly document: PipelineDocument;
  readonly ids: readonly string[];
}

/**
 * The document with the blocks of a clipboard text, under fresh ids and a little aside. Edges between them
 * follow; edges from other blocks stay where such a block exists here. Null when the text is something else.
 */
export function pasteBlocks(document: PipelineDocument, text: string, offset = 40): Pasted | null {
  const parsed = parse(text);
  if (!parsed) return null;
  const existing = new Set(document.blocks.map(({ id }) => id));
  const renamed = new Map<string, string>();
  let next = document;
  for (const block of parsed.blocks) {
    const id = freshId(next, block.id);
    renamed.set(block.id, id);
    next = { ...next, blocks: [...next.blocks, { ...block, id }] };
  }
  const fresh = new Set(renamed.values());
  const moved = [...renamed].filter(([old, id]) => old !== id);
  const blocks = next.blocks.map((pasted) => {
    if (!fresh.has(pasted.id)) return pasted;
    const block = moved.reduce((rest, [old, id]) => followInConditions(rest, old, id), pasted);
    if (!block.inputs) return block;
    const { inputs, ...rest } = block;
    const kept = Object.entries(inputs).flatMap(([port, source]) => {
      const [from = '', ...path] = source.split('.');
      const target = renamed.get(from) ?? (existing.has(from) ? from : undefined);
      return target === undefined ? [] : [[port, [target, ...path].join('.')]];
    });
    return kept.length > 0 ? { ...rest, inputs: Object.fromEntries(kept) as Record<string, string> } : rest;
  });
  const layout = { ...document.layout };
  for (const [old, id] of renamed) {
    const [x, y] = parsed.layout[old] ?? [0, 0];
    layout[id] = [x + offset, y + offset];
  }
  return { document: { ...next, blocks, layout }, ids: [...fresh] };
}

function parse(text: string): z.infer<typeof clipboardSchema> | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const result = clipboardSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
