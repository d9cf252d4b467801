import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsFile, itemsText } from '@engine/store';
import type { ItemEntry, OutputDraft } from './blockKind';

const captionLength = 60;

/** A `value` output: any JSON. */
export function valueDraft(scratch: string, value: unknown, caption?: string): OutputDraft {
  const folder = madeFolder(scratch, 'value');
  writeFileSync(join(folder, 'value.json'), `${JSON.stringify(value, undefined, 2)}\n`);
  return { type: 'value', folder, caption: (caption ?? JSON.stringify(value)).slice(0, captionLength) };
}

/** An `items` output, to map over. */
export function itemsDraft(scratch: string, items: readonly ItemEntry[]): OutputDraft {
  const folder = madeFolder(scratch, 'items');
  writeFileSync(itemsFile(folder), itemsText(items));
  return { type: 'items', folder, caption: items.length === 1 ? '1 item' : `${items.length} items` };
}

function madeFolder(scratch: string, name: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
