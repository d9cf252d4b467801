import { blockIdSchema, type PipelineDocument } from '@shared/model';

/** Why a block cannot have this id; undefined when it can. */
export function idFault(id: string, document: PipelineDocument): string | undefined {
  if (!blockIdSchema.safeParse(id).success) return 'Letters, digits, _ and -, starting with a letter.';
  return document.blocks.some((block) => block.id === id) ? `Another block is called ${id}.` : undefined;
}
