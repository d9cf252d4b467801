import type { Database } from '../database';
import { newestRuns } from './newestRuns';

/**
 * Runs beyond the `keep` newest that nothing rests on, oldest first. Kept whatever their age: runs that are not
 * over; those that registered a model version, that a kept run took a data product from, or that hold the newest
 * outputs of a block; the runs that computed what a kept run reused, since its curves and logs are theirs; and
 * those of a backfill, which go together once it is over.
 */
export function removableRuns(database: Database, keep: number | undefined): number[] {
  if (keep === undefined) return [];
  const runs = database.all('SELECT id, state, backfill FROM runs ORDER BY id DESC').map((row) => ({
    id: Number(row['id']),
    isActive: row['state'] === 'queued' || row['state'] === 'running',
    backfill: typeof row['backfill'] === 'number' ? row['backfill'] : undefined,
  }));
  const candidates = new Set(
    runs
      .slice(keep)
      .filter(({ isActive }) => !isActive)
      .map(({ id }) => id),
  );
  if (candidates.size === 0) return [];
  for (const run of runsOthersNeed(database)) candidates.delete(run);
  for (const run of runsThatKeptOnesNeed(database, candidates)) candidates.delete(run);
  const open = unfinishedBackfills(database);
  const whole = new Set(
    runs
      .filter(({ id, backfill }) => !candidates.has(id) && backfill !== undefined)
      .map((run) => run.backfill),
  );
  return runs
    .filter(
      ({ id, backfill }) =>
        candidates.has(id) && (backfill === undefined || !(open.has(backfill) || whole.has(backfill))),
    )
    .map(({ id }) => id)
    .reverse();
}

function runsOthersNeed(database: Database): number[] {
  const registered = numbers(database, 'SELECT DISTINCT run AS value FROM model_versions');
  return [...registered, ...[...newestRuns(database).values()].flatMap((runs) => [...runs])];
}

function runsThatKeptOnesNeed(database: Database, candidates: ReadonlySet<number>): Set<number> {
  const pairs = database.all(
    `SELECT DISTINCT run, computed_by AS needed FROM block_runs WHERE computed_by IS NOT NULL
     UNION SELECT run, computed_by FROM item_runs WHERE computed_by IS NOT NULL
     UNION SELECT run, source_run FROM product_uses`,
  );
  return new Set(
    pairs.filter((row) => !candidates.has(Number(row['run']))).map((row) => Number(row['needed'])),
  );
}

/** Backfills that were not cancelled and have intervals left, or a run that is not over. */
function unfinishedBackfills(database: Database): Set<number> {
  return new Set(
    numbers(
      database,
      `SELECT b.id AS value FROM backfills b WHERE
         EXISTS (SELECT 1 FROM runs WHERE backfill = b.id AND state IN ('queued', 'running'))
         OR b.cancelled_at IS NULL AND json_array_length(b.intervals) > (
           SELECT count(DISTINCT coalesce(interval_start, id)) FROM runs WHERE backfill = b.id)`,
    ),
  );
}

function numbers(database: Database, sql: string): number[] {
  return database.all(sql).map((row) => Number(row['value']));
}
