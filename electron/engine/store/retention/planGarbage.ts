import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { artifactFolder } from '../artifactStore';
import type { Database } from '../database';
import type { ProjectStore } from '../projectStore';
import { neededArtifacts } from './neededArtifacts';
import { removableRuns } from './removableRuns';
import { namesIn, storedFolders } from './storedFolders';

/** As disks count. */
export const gigabyte = 1e9;

/** How much history is kept; what is absent has no limit. */
export interface Retention {
  readonly runs?: number | undefined;
  readonly artifactsGb?: number | undefined;
}

export interface Garbage {
  readonly hash: string;
  readonly bytes: number;
}

interface Stored extends Garbage {
  readonly isList: boolean;
}

/** What could go. */
export interface GarbagePlan {
  /** Oldest first. */
  readonly runs: readonly number[];
  /** Artifacts that nothing needs, and those given up for the limit of `artifactsGb`. */
  readonly artifacts: readonly Garbage[];
  /** Files in `.lathe/damaged` that nobody came for. */
  readonly setAside: readonly Garbage[];
  /** The state of the database that this was made from; another one makes it worthless. */
  readonly changes: number;
}

/** What was written this recently may still be on its way into the database: a worker may outlive its host a little. */
const freshMilliseconds = 3_600_000;
const setAsideMilliseconds = 7 * 24 * 3_600_000;

/**
 * Finds what retention lets go: runs beyond the limit, artifacts that no run, model version, data product or list
 * of items needs, and above `artifactsGb` the artifacts of the oldest runs, whose history stays: not their lists,
 * which take little and say what the items were. Changes nothing.
 */
export async function planGarbage(
  store: ProjectStore,
  retention: Retention,
  now: number,
): Promise<GarbagePlan> {
  const changes = changesOf(store.database);
  const runs = await removableRuns(store.database, retention.runs);
  const { always, shownBy } = await neededArtifacts(store, new Set(runs));
  const stored = await storedArtifacts(store, now);
  const unneeded = stored.filter(({ hash }) => !always.has(hash) && !shownBy.has(hash));
  let left = sum(stored) - sum(unneeded);
  const most = (retention.artifactsGb ?? Number.POSITIVE_INFINITY) * gigabyte;
  const byAge = stored
    .filter(({ hash, isList }) => shownBy.has(hash) && !isList)
    .sort((one, other) => (shownBy.get(one.hash) ?? 0) - (shownBy.get(other.hash) ?? 0));
  const givenUp: Garbage[] = [];
  for (const artifact of byAge) {
    if (left <= most) break;
    givenUp.push(artifact);
    left -= artifact.bytes;
  }
  return { runs, artifacts: [...unneeded, ...givenUp], setAside: await oldSetAside(store, now), changes };
}

/** How many rows this connection has changed: equal numbers mean that nothing was written in between. */
export function changesOf(database: Database): number {
  return Number(database.get('SELECT total_changes() AS changes')?.['changes']);
}

function sum(artifacts: readonly Garbage[]): number {
  return artifacts.reduce((total, { bytes }) => total + bytes, 0);
}

/** Artifacts that are recorded, and folders that are not though they are no longer fresh. */
async function storedArtifacts(store: ProjectStore, now: number): Promise<Stored[]> {
  const recorded = new Map(
    store.database
      .all('SELECT hash, bytes, type FROM artifacts')
      .map((row) => [
        String(row['hash']),
        { hash: String(row['hash']), bytes: Number(row['bytes']), isList: row['type'] === 'items' },
      ]),
  );
  const orphans: Stored[] = [];
  for (const hash of await storedFolders(store.artifacts)) {
    if (recorded.has(hash)) continue;
    const folder = artifactFolder(store.artifacts, hash);
    if (now - (await stat(folder)).ctimeMs > freshMilliseconds)
      orphans.push({
        hash,
        bytes: await folderBytes(folder),
        isList: existsSync(join(folder, 'items.json')),
      });
  }
  return [...recorded.values(), ...orphans];
}

async function oldSetAside(store: ProjectStore, now: number): Promise<Garbage[]> {
  const old: Garbage[] = [];
  for (const name of await namesIn(store.damaged)) {
    const folder = join(store.damaged, name);
    if (now - (await stat(folder)).ctimeMs > setAsideMilliseconds)
      old.push({ hash: name, bytes: await folderBytes(folder) });
  }
  return old;
}

/** Bytes of all files below a folder; 0 when there is none. */
export async function folderBytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory()
      ? await folderBytes(path)
      : (await stat(path).catch(() => ({ size: 0 }))).size;
  }
  return bytes;
}
