import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactSummary } from '@shared/model';
import { artifactFolder } from './artifactStore';

export type ArtifactReference = Pick<ArtifactSummary, 'hash' | 'type'>;

/** The artifacts that an `items` artifact names. One that cannot be read names none. */
export function artifactReferences(root: string, hash: string): ArtifactReference[] {
  try {
    const content = JSON.parse(readFileSync(join(artifactFolder(root, hash), 'items.json'), 'utf8')) as {
      readonly items?: readonly { readonly artifact?: Partial<ArtifactReference> }[];
    };
    const found = new Map<string, ArtifactReference>();
    for (const { artifact } of content.items ?? []) {
      if (artifact?.hash !== undefined)
        found.set(artifact.hash, { hash: artifact.hash, type: artifact.type ?? 'items' });
    }
    return [...found.values()];
  } catch {
    return [];
  }
}
