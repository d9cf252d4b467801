import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { LatheError } from '@shared/errors';
import { artifactFolder } from '../artifactStore';
import type { ProjectStore } from '../projectStore';
import { storageError } from '../storageError';
import { artifactsOf } from './neededArtifacts';
import { changesOf, planGarbage, type Garbage, type GarbagePlan, type Retention } from './planGarbage';
import { tablePages } from './tablePages';

export interface Collected {
  readonly runs: readonly number[];
  readonly artifacts: number;
  readonly bytes: number;
}

const runsAtOnce = 10;
const artifactsAtOnce = 200;
const mostPlans = 3;

/**
 * Takes what `planGarbage` finds. Nothing is taken while a run is active, and whatever is written meanwhile
 * (a run that starts, a model that is registered) ends the work or has it planned anew: each step is made in one
 * turn of the event loop, in a transaction, after a look at the database. Rows go before files, and files by a
 * rename out of the store, so that a crash leaves at most files that the next collection finds.
 * @throws LatheError `request.invalid` while a run is active.
 */
export async function collectGarbage(
  store: ProjectStore,
  retention: Retention,
  now: number = Date.now(),
): Promise<Collected> {
  // What is stamped meanwhile would count as a change.
  if (store.cache.sync.isBusy) await store.cache.sync.settled();
  const runs: number[] = [];
  let artifacts = 0;
  let bytes = 0;
  for (let round = 1; round <= mostPlans; round += 1) {
    if (isRunning(store)) {
      if (round > 1) break;
      throw new LatheError('request.invalid', 'A run is active; what it needs is not known yet.', {
        cure: 'Wait for its end, or cancel it, and try again.',
      });
    }
    const plan = await planGarbage(store, retention, now);
    const keys = await cacheKeysOf(store, new Set(plan.artifacts.map(({ hash }) => hash)));
    const sweep = new Sweep(store, plan, keys);
    try {
      await sweep.run();
    } finally {
      runs.push(...sweep.runs);
      artifacts += sweep.artifacts;
      bytes += sweep.bytes;
    }
    if (sweep.isComplete) break;
  }
  return { runs, artifacts, bytes };
}

class Sweep {
  readonly runs: number[] = [];
  artifacts = 0;
  bytes = 0;
  isComplete = false;
  private changes: number;

  constructor(
    private readonly store: ProjectStore,
    private readonly plan: GarbagePlan,
    private readonly cacheKeys: ReadonlyMap<string, readonly string[]>,
  ) {
    this.changes = plan.changes;
  }

  async run(): Promise<void> {
    const { store, plan } = this;
    for (const ids of batches(plan.runs, runsAtOnce)) {
      if (!this.step(() => this.removeRuns(ids))) return;
      this.runs.push(...ids);
      await setImmediate();
    }
    for (const batch of batches(plan.artifacts, artifactsAtOnce)) {
      const trash = join(store.scratch, `garbage-${randomUUID()}`);
      if (
        !this.step(
          () => this.forget(batch),
          () => this.moveAway(batch, trash),
        )
      )
        return;
      await rm(trash, { recursive: true, force: true });
    }
    for (const { hash, bytes } of plan.setAside) {
      await rm(join(store.damaged, hash), { recursive: true, force: true });
      this.bytes += bytes;
    }
    this.isComplete = true;
  }

  /** A backfill's row goes with the first of its runs: the others are then no part of it that could be unfinished. */
  private removeRuns(ids: readonly number[]): void {
    for (const id of ids)
      this.store.database.run(
        'DELETE FROM backfills WHERE id = (SELECT backfill FROM runs WHERE id = ?)',
        id,
      );
    this.store.runs.remove(ids);
  }

  /** One change, unless somebody else made one since the plan. */
  private step(rows: () => void, files: () => void = () => undefined): boolean {
    const { store } = this;
    if (changesOf(store.database) !== this.changes || isRunning(store)) return false;
    store.database.transaction(rows);
    this.changes = changesOf(store.database);
    files();
    return true;
  }

  private forget(batch: readonly Garbage[]): void {
    for (const { hash } of batch) {
      for (const key of this.cacheKeys.get(hash) ?? [])
        this.store.database.run('DELETE FROM cache_entries WHERE key = ?', key);
      this.store.cache.forgetArtifact(hash);
    }
  }

  private moveAway(batch: readonly Garbage[], trash: string): void {
    const { store } = this;
    try {
      mkdirSync(trash, { recursive: true });
      for (const { hash, bytes } of batch) {
        const profile = join(store.profiles, `${hash}.json`);
        if (existsSync(profile)) renameSync(profile, join(trash, `${hash}.json`));
        const folder = artifactFolder(store.artifacts, hash);
        if (!existsSync(folder)) continue;
        renameSync(folder, join(trash, hash));
        this.artifacts += 1;
        this.bytes += bytes;
      }
    } catch (thrown) {
      throw storageError(thrown, store.artifacts);
    }
  }
}

function isRunning({ database }: ProjectStore): boolean {
  return database.get(`SELECT 1 FROM runs WHERE state IN ('queued', 'running') LIMIT 1`) !== undefined;
}

/** Keys of the cache entries that name any of these artifacts. */
async function cacheKeysOf(
  { database }: ProjectStore,
  hashes: ReadonlySet<string>,
): Promise<Map<string, string[]>> {
  const keys = new Map<string, string[]>();
  if (hashes.size === 0) return keys;
  for await (const row of tablePages(database, 'cache_entries')) {
    for (const { hash } of artifactsOf(row)) {
      if (hashes.has(hash)) keys.set(hash, [...(keys.get(hash) ?? []), String(row['key'])]);
    }
  }
  return keys;
}

function* batches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
