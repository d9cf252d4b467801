import type { Interval, RunSummary } from '@shared/model';
import type { Database } from './database';
import { json, runFromRow } from './rows';

/** How a run was asked for; a resumed run takes it over. */
export interface RunOptions {
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly only?: string | undefined;
  readonly fresh?: boolean | undefined;
  readonly interval?: Interval | undefined;
}

export interface NewRun {
  readonly pipeline: string;
  readonly trigger: RunSummary['trigger'];
  readonly createdAt: number;
  readonly blocksTotal: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly options: RunOptions;
  readonly parent?: number | undefined;
  readonly backfill?: number | undefined;
  /** The pipeline file's text. */
  readonly document: string;
}

/** What stands in a run's row beside its summary. */
export interface RunRecord {
  readonly summary: RunSummary;
  readonly variables: Record<string, unknown>;
  readonly options: RunOptions;
  readonly document: string;
}

/** All of a run but its document, variables and options, which take pages of their own. */
const summaryColumns = `id, pipeline, state, trigger, created_at, started_at, finished_at, metrics, error, models, blocks_done,
  blocks_total, waits, parent, backfill, interval_start, interval_end`;

export class RunStore {
  constructor(private readonly database: Database) {}

  create(run: NewRun): RunSummary {
    const { lastId } = this.database.run(
      `INSERT INTO runs (pipeline, state, trigger, created_at, blocks_total, variables, options, document,
         parent, backfill, interval_start, interval_end)
       VALUES (?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      run.pipeline,
      run.trigger,
      run.createdAt,
      run.blocksTotal,
      JSON.stringify(run.variables),
      JSON.stringify(run.options),
      run.document,
      run.parent ?? null,
      run.backfill ?? null,
      run.options.interval?.start ?? null,
      run.options.interval?.end ?? null,
    );
    return {
      id: lastId,
      pipeline: run.pipeline,
      state: 'queued',
      trigger: run.trigger,
      createdAt: run.createdAt,
      metrics: {},
      models: [],
      blocksDone: 0,
      blocksTotal: run.blocksTotal,
      ...(run.parent === undefined ? {} : { parent: run.parent }),
      ...(run.backfill === undefined ? {} : { backfill: run.backfill }),
      ...(run.options.interval === undefined ? {} : { interval: run.options.interval }),
    };
  }

  save(run: RunSummary): void {
    this.database.run(
      `UPDATE runs SET state = ?, started_at = ?, finished_at = ?, metrics = ?, error = ?, models = ?, blocks_done = ?,
         waits = ? WHERE id = ?`,
      run.state,
      run.startedAt ?? null,
      run.finishedAt ?? null,
      JSON.stringify(run.metrics),
      run.error === undefined ? null : JSON.stringify(run.error),
      JSON.stringify(run.models),
      run.blocksDone,
      run.waits ?? null,
      run.id,
    );
  }

  find(id: number): RunRecord | undefined {
    const row = this.database.get('SELECT * FROM runs WHERE id = ?', id);
    return (
      row && {
        summary: runFromRow(row),
        variables: json(row, 'variables'),
        options: json(row, 'options'),
        document: String(row['document']),
      }
    );
  }

  /** Newest first. */
  list(filter: { pipeline?: string | undefined; before?: number | undefined; limit: number }): RunSummary[] {
    return this.database
      .all(
        `SELECT ${summaryColumns} FROM runs WHERE (?1 IS NULL OR pipeline = ?1) AND (?2 IS NULL OR id < ?2) ORDER BY id DESC LIMIT ?3`,
        filter.pipeline ?? null,
        filter.before ?? null,
        filter.limit,
      )
      .map(runFromRow);
  }

  /** Removes runs with their block runs, curves and logs, and cache entries that no other run rests on. */
  remove(ids: readonly number[]): void {
    this.database.transaction(() => {
      for (const id of ids) {
        this.database.run(
          `DELETE FROM cache_entries WHERE run = ?1 AND NOT EXISTS
             (SELECT 1 FROM block_runs WHERE cache_key = cache_entries.key AND run <> ?1)
             AND NOT EXISTS (SELECT 1 FROM item_runs WHERE cache_key = cache_entries.key AND run <> ?1)`,
          id,
        );
        for (const table of [
          'block_runs',
          'item_runs',
          'attempts',
          'curve_points',
          'item_curve_points',
          'log_lines',
          'product_uses',
        ]) {
          this.database.run(`DELETE FROM ${table} WHERE run = ?`, id);
        }
        this.database.run('DELETE FROM runs WHERE id = ?', id);
      }
    });
  }

  /** Marks what a dead host left unfinished. Returns the runs. */
  markInterrupted(time: number): number[] {
    return this.database.transaction(() => {
      const ids = this.database
        .all(`SELECT id FROM runs WHERE state IN ('queued', 'running')`)
        .map((row) => Number(row['id']));
      for (const id of ids) {
        this.database.run(`UPDATE runs SET state = 'interrupted', finished_at = ? WHERE id = ?`, time, id);
        this.database.run(
          `UPDATE block_runs SET state = 'interrupted', finished_at = ?,
             reason = 'Lathe ended while it ran' WHERE run = ? AND state = 'running'`,
          time,
          id,
        );
        this.database.run(
          `UPDATE block_runs SET state = 'interrupted', reason = 'Lathe ended before its turn' WHERE run = ? AND state = 'waiting'`,
          id,
        );
        this.database.run(
          `UPDATE item_runs SET state = 'interrupted', finished_at = ?,
             reason = 'Lathe ended while it ran' WHERE run = ? AND state = 'running'`,
          time,
          id,
        );
        this.database.run(
          `UPDATE item_runs SET state = 'interrupted', reason = 'Lathe ended before its turn' WHERE run = ? AND state = 'waiting'`,
          id,
        );
        this.database.run(
          `UPDATE attempts SET state = 'interrupted', finished_at = ? WHERE run = ? AND state = 'running'`,
          time,
          id,
        );
      }
      return ids;
    });
  }
}
