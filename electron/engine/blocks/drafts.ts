import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemEntry, OutputDraft } from './blockKind';

const captionLength = 60;

/** A `value` output: any JSON. */
export function valueDraft(scratch: string, value: unknown, caption?: string): OutputDraft {
  const json = JSON.stringify(value, undefined, 2);
  return {
    type: 'value',
    folder: written(scratch, 'value', json),
    caption: (caption ?? JSON.stringify(value)).slice(0, captionLength),
  };
}

/** An `items` output, to map over. */
export function itemsDraft(scratch: string, items: readonly ItemEntry[]): OutputDraft {
  const caption = items.length === 1 ? '1 item' : `${items.length} items`;
  return {
    type: 'items',
    folder: written(scratch, 'items', JSON.stringify({ items }, undefined, 2)),
    caption,
  };
}

function written(scratch: string, name: 'value' | 'items', json: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${json}\n`);
  return folder;
}
