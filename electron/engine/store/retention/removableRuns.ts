import { setImmediate } from 'node:timers/promises';
import type { Database } from '../database';
import { newestRuns } from './newestRuns';

/**
 * Runs beyond the `keep` newest that nothing rests on, oldest first. Kept whatever their age: runs that are not
 * over; those that registered a model version or hold the newest outputs of a block; those that a kept run took a
 * data product from; those of a backfill, which go together once it is over; and the runs that computed what these
 * reused, since its curves and logs are theirs.
 */
export async function removableRuns(database: Database, keep: number | undefined): Promise<number[]> {
  if (keep === undefined) return [];
  const runs = database.all('SELECT id, state FROM runs ORDER BY id DESC');
  const candidates = new Set(
    runs
      .slice(keep)
      .filter(({ state }) => state !== 'queued' && state !== 'running')
      .map(({ id }) => Number(id)),
  );
  if (candidates.size === 0) return [];
  const take = (needed: Iterable<number>): void => {
    for (const run of needed) candidates.delete(run);
  };
  const keepWhatBelongsTogether = togetherness(database, candidates);
  take(numbers(database, 'SELECT DISTINCT run AS value FROM model_versions'));
  for (const newest of newestRuns(database).values()) take(newest);
  keepWhatBelongsTogether();
  const kept = runs.map(({ id }) => Number(id)).filter((id) => !candidates.has(id));
  take(await computedFor(database, kept));
  keepWhatBelongsTogether();
  return [...candidates].reverse();
}

/** Takes from the candidates what a kept run took a product from, and the rest of a backfill that cannot go whole. */
function togetherness(database: Database, candidates: Set<number>): () => void {
  const sources = pairs(database, 'SELECT DISTINCT run AS one, source_run AS other FROM product_uses');
  const backfills = pairs(
    database,
    'SELECT backfill AS one, id AS other FROM runs WHERE backfill IS NOT NULL',
  );
  const open = new Set(unfinishedBackfills(database));
  return () => {
    for (let size = -1; size !== candidates.size;) {
      size = candidates.size;
      for (const [run, source] of sources) if (!candidates.has(run)) candidates.delete(source);
      for (const [backfill, run] of backfills) if (!candidates.has(run)) open.add(backfill);
      for (const [backfill, run] of backfills) if (open.has(backfill)) candidates.delete(run);
    }
  };
}

async function computedFor(database: Database, kept: readonly number[]): Promise<Set<number>> {
  const needed = new Set<number>();
  for (const [index, run] of kept.entries()) {
    const rows = database.all(
      `SELECT computed_by AS needed FROM block_runs WHERE run = ?1 AND computed_by IS NOT NULL
       UNION SELECT computed_by FROM item_runs WHERE run = ?1 AND computed_by IS NOT NULL`,
      run,
    );
    for (const row of rows) needed.add(Number(row['needed']));
    if (index % 20 === 0) await setImmediate();
  }
  return needed;
}

/** Backfills that were not cancelled and have intervals left, or a run that is not over. */
function unfinishedBackfills(database: Database): number[] {
  return numbers(
    database,
    `SELECT b.id AS value FROM backfills b WHERE
       EXISTS (SELECT 1 FROM runs WHERE backfill = b.id AND state IN ('queued', 'running'))
       OR b.cancelled_at IS NULL AND json_array_length(b.intervals) > (
         SELECT count(DISTINCT coalesce(interval_start, id)) FROM runs WHERE backfill = b.id)`,
  );
}

function numbers(database: Database, sql: string): number[] {
  return database.all(sql).map((row) => Number(row['value']));
}

function pairs(database: Database, sql: string): [number, number][] {
  return database.all(sql).map((row) => [Number(row['one']), Number(row['other'])]);
}
