import { setImmediate } from 'node:timers/promises';
import type { ArtifactCheck } from '@shared/model';
import { verifyArtifact } from '../artifactState';
import type { ProjectStore } from '../projectStore';
import { storedFolders } from './storedFolders';

/**
 * Reads every stored artifact and compares its content with its hash. Damaged ones are set aside; those whose
 * files are gone are no longer recorded.
 * @param onProgress told how many of how many were read.
 */
export async function verifyArtifacts(
  store: ProjectStore,
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<ArtifactCheck> {
  const recorded = store.database.all('SELECT hash FROM artifacts').map((row) => String(row['hash']));
  const all = [...new Set([...recorded, ...(await storedFolders(store.artifacts))])].sort();
  const damaged: string[] = [];
  const missing: string[] = [];
  for (const [index, hash] of all.entries()) {
    onProgress(index, all.length);
    // Small ones are read without a pause.
    await setImmediate();
    const state = await verifyArtifact(store, hash);
    if (state === 'damaged') damaged.push(hash);
    if (state !== 'missing') continue;
    missing.push(hash);
    if (store.database.writable) store.cache.forgetArtifact(hash);
  }
  return { checked: all.length, damaged, missing };
}
