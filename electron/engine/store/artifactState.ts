import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { ArtifactSummary } from '@shared/model';
import { artifactReferences, type ArtifactReference } from './artifactReferences';
import { folderStamp } from './artifactStamp';
import { artifactFolder, presentArtifact } from './artifactStore';
import { hashFolder } from './hashFiles';
import type { ProjectStore } from './projectStore';
import { storageError } from './storageError';

export type ArtifactState = 'sound' | 'missing' | 'damaged';

/** Stamps of folders whose content was hashed by this process and whose row could not keep the stamp. */
const seenSound = new Map<string, string>();
const mostSeen = 10_000;
const underway = new Map<string, Promise<ArtifactState>>();

/**
 * Whether an artifact may be used: ask before it goes into a block or is reused from the cache.
 *
 * The content is hashed once. After that the row in `artifacts` keeps the stamp of its files (names, sizes, times
 * of change), and a use costs some file-system calls: reading gigabytes before every cached run would cost more
 * than computing them. A stamp that differs (a file written to, cut, gone, or a project that was copied) is settled
 * by the content, read in pieces. What the stamp cannot see, a bit that turned on the disk, is found by
 * `verifyArtifact`, which `lathe clean --verify` and `lathe check --repair` ask of every artifact.
 *
 * A damaged artifact is moved to `.lathe/damaged/` when this host owns the project: it is then as good as missing,
 * and whoever runs the block again makes it anew. `artifactDamage` says so in words.
 */
export function artifactState(store: ProjectStore, hash: string): Promise<ArtifactState> {
  const folder = artifactFolder(store.artifacts, hash);
  const stamp = /^[0-9a-f]{64}$/.test(hash) ? folderStamp(folder) : undefined;
  if (stamp === undefined) return Promise.resolve('missing');
  if (seenSound.get(folder) === stamp || store.cache.stampOf(hash) === stamp) return Promise.resolve('sound');
  return verifyArtifact(store, hash);
}

/** As `artifactState`, by the content whatever the stamp says. */
export function verifyArtifact(store: ProjectStore, hash: string): Promise<ArtifactState> {
  const folder = artifactFolder(store.artifacts, hash);
  const known = underway.get(folder);
  if (known) return known;
  const work = verify(store, hash, folder).finally(() => underway.delete(folder));
  underway.set(folder, work);
  return work;
}

/**
 * The worst state among a block's outputs and what their lists of items name: with `sound`, a cache entry may be
 * used; otherwise the block runs again.
 */
export async function outputsState(
  store: ProjectStore,
  outputs: Readonly<Record<string, ArtifactSummary>>,
): Promise<ArtifactState> {
  let worst: ArtifactState = 'sound';
  const waiting: ArtifactReference[] = Object.values(outputs);
  const seen = new Set<string>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.hash)) continue;
    seen.add(next.hash);
    const state = await artifactState(store, next.hash);
    if (state === 'damaged') return state;
    if (state === 'missing') worst = state;
    else if (next.type === 'items') waiting.push(...artifactReferences(store.artifacts, next.hash));
  }
  return worst;
}

/**
 * Folder of an artifact whose content is what its hash says: for whoever reads one.
 * @throws LatheError `artifact.missing`, `artifact.damaged`.
 */
export async function soundArtifact(store: ProjectStore, hash: string): Promise<string> {
  if ((await artifactState(store, hash)) === 'damaged') throw artifactDamage(hash);
  return presentArtifact(store.artifacts, hash);
}

/** What to tell of an artifact that was found damaged. */
export function artifactDamage(hash: string): LatheError {
  return new LatheError(
    'artifact.damaged',
    `The stored files of a result were changed or cut short since it was made (${hash.slice(0, 12)}).`,
    { cure: 'Run again: the block that made it makes it anew. The damaged files are in .lathe/damaged.' },
  );
}

async function verify(store: ProjectStore, hash: string, folder: string): Promise<ArtifactState> {
  const stamp = folderStamp(folder);
  if (stamp === undefined) return 'missing';
  try {
    const isSound = (await hashFolder(folder)).hash === hash;
    // Written to while it was read: what was hashed is none of the two.
    if (folderStamp(folder) !== stamp) return await verify(store, hash, folder);
    if (isSound) remember(store, hash, folder, stamp);
    else setAside(store, hash, folder);
    return isSound ? 'sound' : 'damaged';
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return verify(store, hash, folder);
    throw storageError(thrown, folder);
  }
}

function remember(store: ProjectStore, hash: string, folder: string, stamp: string): void {
  // What is not on the disk yet must not look as if it were, should the power be cut.
  const synced = !store.cache.sync.isPending(hash);
  if (synced && store.database.writable && store.cache.saveStamp(hash, stamp)) return;
  if (seenSound.size >= mostSeen) seenSound.clear();
  seenSound.set(folder, stamp);
}

function setAside(store: ProjectStore, hash: string, folder: string): void {
  seenSound.delete(folder);
  if (!store.database.writable) return;
  mkdirSync(store.damaged, { recursive: true });
  renameSync(folder, freePath(join(store.damaged, hash)));
  store.cache.forgetArtifact(hash);
}

/** The path itself, or with the first number that makes it new. */
function freePath(path: string): string {
  let free = path;
  for (let copy = 2; existsSync(free); copy += 1) free = `${path}-${copy}`;
  return free;
}
