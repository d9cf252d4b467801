import type { BlockDocument } from '@shared/model';

const acronyms = /\b(mlp|sql|csv|pca|knn|svm|roc|auc|ai|ml)\b/g;

/** What a block is called on the canvas: its title, else its id in words. */
export function blockTitle(block: Pick<BlockDocument, 'id' | 'title'>): string {
  if (block.title) return block.title;
  const words = block.id
    .replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replace(/[_-]+/g, ' ')
    .replace(acronyms, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
