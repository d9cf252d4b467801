import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactSummary } from '@shared/model';
import type { InputArtifact } from '../blocks/blockKind';
import { commitArtifact, itemsFile, itemsText, type ProjectStore } from '../store';
import { keptArtifact } from './keepDraft';

export interface CollectedOutput {
  readonly key: string;
  readonly artifact: ArtifactSummary;
}

/** Keeps what the items of a block gave at one port, in their order, as an artifact that names theirs. */
export async function commitCollection(
  store: ProjectStore,
  outputs: readonly CollectedOutput[],
): Promise<ArtifactSummary> {
  const folder = join(store.scratch, randomUUID());
  await mkdir(folder, { recursive: true });
  await writeFile(itemsFile(folder), itemsText(outputs));
  const { hash, bytes } = await commitArtifact(store.artifacts, folder);
  const rows = outputs.every(({ artifact }) => artifact.rows !== undefined)
    ? outputs.reduce((sum, { artifact }) => sum + (artifact.rows ?? 0), 0)
    : undefined;
  return {
    hash,
    type: 'items',
    bytes,
    ...(rows === undefined || outputs.length === 0 ? {} : { rows }),
    caption: outputs.length === 1 ? '1 item' : `${outputs.length} items`,
  };
}

/** A collection as a block receives it. */
export function collectedInput(
  store: ProjectStore,
  summary: ArtifactSummary,
  outputs: readonly CollectedOutput[],
): InputArtifact {
  return {
    ...keptArtifact(store.artifacts, summary),
    collected: outputs.map(({ key, artifact }) => ({
      key,
      artifact: keptArtifact(store.artifacts, artifact),
    })),
  };
}
