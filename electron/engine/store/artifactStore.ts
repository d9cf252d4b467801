import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArtifactSummary } from '@shared/model';
import { LatheError } from '@shared/errors';
import { hashFolder, type FolderContent } from './hashFiles';
import { storageError } from './storageError';

/** Where an artifact's files are. */
export function artifactFolder(root: string, hash: string): string {
  return join(root, hash.slice(0, 2), hash);
}

/** Whether all of a block's outputs are still in the store. */
export function artifactsPresent(root: string, outputs: Readonly<Record<string, ArtifactSummary>>): boolean {
  return Object.values(outputs).every(({ hash }) => existsSync(artifactFolder(root, hash)));
}

/** @throws LatheError `artifact.missing`. */
export function presentArtifact(root: string, hash: string): string {
  const folder = artifactFolder(root, hash);
  if (/^[0-9a-f]{64}$/.test(hash) && existsSync(folder)) return folder;
  throw new LatheError('artifact.missing', 'The files of this result are no longer in the store.', {
    cure: 'Run the pipeline again; what is missing is computed anew.',
  });
}

/**
 * Moves a finished folder into the store and returns its hash and size. The move is one rename, and content that is
 * there already is kept as it is, unless it was damaged since. `ArtifactSync` brings the files to the disk.
 * @throws LatheError `disk.full`.
 */
export async function commitArtifact(root: string, draft: string): Promise<FolderContent> {
  try {
    const content = await hashFolder(draft);
    const folder = artifactFolder(root, content.hash);
    mkdirSync(dirname(folder), { recursive: true });
    if (!existsSync(folder)) moveUnlessPresent(draft, folder);
    else if ((await hashFolder(folder)).hash !== content.hash) await replaceDamaged(draft, folder);
    if (existsSync(draft)) await rm(draft, { recursive: true, force: true });
    return content;
  } catch (thrown) {
    throw storageError(thrown, draft);
  }
}

async function replaceDamaged(draft: string, folder: string): Promise<void> {
  const damaged = `${draft}.damaged`;
  renameSync(folder, damaged);
  moveUnlessPresent(draft, folder);
  await rm(damaged, { recursive: true, force: true });
}

function moveUnlessPresent(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (thrown) {
    if (!existsSync(folder)) throw thrown;
  }
}
