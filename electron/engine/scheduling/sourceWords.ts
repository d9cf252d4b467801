import type { BlockRun, ItemRun } from '@shared/model';

/** Why what needs a block does not run, in words: `needs mlp, which failed`. */
export function needsWords(id: string, record: BlockRun | ItemRun | undefined): string {
  return `needs ${id}, which ${wordsFor(record)}`;
}

function wordsFor(record: BlockRun | ItemRun | undefined): string {
  const some = record && 'items' in record ? record.items : undefined;
  if (some && some.failed > 0) return `failed for ${some.failed} of ${some.total} items`;
  if (record?.state === 'skipped') return record.reason === 'disabled' ? 'is disabled' : 'was skipped';
  if (record?.state === 'succeeded' || record?.state === 'cached') return 'lacks the results of failed items';
  return record?.state === 'failed' ? 'failed' : 'was cancelled';
}
