import type { BlockDocument } from '@shared/model';

/** What a block is called on the canvas: its title, else its id in words. */
export function blockTitle(block: Pick<BlockDocument, 'id' | 'title'>): string {
  if (block.title) return block.title;
  const words = block.id.replace(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
