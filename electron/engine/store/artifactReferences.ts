import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifactFolder } from './artifactStore';

/** Hashes of the artifacts that an `items` artifact names. One that cannot be read names none. */
export function artifactReferences(root: string, hash: string): string[] {
  try {
    const content = JSON.parse(readFileSync(join(artifactFolder(root, hash), 'items.json'), 'utf8')) as {
      readonly items?: readonly { readonly artifact?: { readonly hash?: unknown } }[];
    };
    const hashes = (content.items ?? []).map((item) => item.artifact?.hash);
    return [...new Set(hashes.filter((found): found is string => typeof found === 'string'))];
  } catch {
    return [];
  }
}
