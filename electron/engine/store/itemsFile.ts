import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { artifactSummarySchema } from '@shared/model';
import { z } from 'zod';
import type { ItemEntry } from '../blocks/blockKind';

/** The file of an `items` artifact. */
export function itemsFile(folder: string): string {
  return join(folder, 'items.json');
}

/** The content of an items file: the same entries give the same bytes, an item a line. */
export function itemsText(entries: readonly ItemEntry[]): string {
  const lines = entries.map(({ key, value, artifact }) =>
    JSON.stringify(artifact ? { key, artifact } : { key, value: value ?? null }),
  );
  return lines.length ? `{ "items": [\n${lines.join(',\n')}\n] }\n` : '{ "items": [] }\n';
}

const contentSchema = z.object({
  items: z.array(
    z.object({ key: z.string(), value: z.unknown().optional(), artifact: artifactSummarySchema.optional() }),
  ),
});

/** @throws LatheError `artifact.missing`, `artifact.damaged` */
export function readItemsFile(folder: string): ItemEntry[] {
  const file = itemsFile(folder);
  try {
    const { items } = contentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return items.map(({ key, value, artifact }) => (artifact ? { key, artifact } : { key, value }));
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new LatheError(
      isMissing ? 'artifact.missing' : 'artifact.damaged',
      isMissing ? 'The list is no longer in the artifact store.' : 'The stored list cannot be read.',
      { cure: 'Run the pipeline again with --fresh.', about: { file }, cause },
    );
  }
}
