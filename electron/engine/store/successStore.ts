import type { ArtifactSummary, BlockRun, RunSummary } from '@shared/model';
import type { Database } from './database';
import { blockRunFromRow, json, runFromRow } from './rows';

/** What succeeded before: what blocks that wait compare themselves with. */
export class SuccessStore {
  constructor(private readonly database: Database) {}

  /** The newest run of a whole pipeline that succeeded after a time, milliseconds since 1970. */
  newestRun(pipeline: string, after: number): RunSummary | undefined {
    const row = this.database.get(
      `SELECT * FROM runs WHERE pipeline = ? AND state = 'succeeded' AND finished_at > ?
         AND json_extract(options, '$.only') IS NULL AND json_extract(options, '$.to') IS NULL
       ORDER BY finished_at DESC, id DESC LIMIT 1`,
      pipeline,
      after,
    );
    return row && runFromRow(row);
  }

  /**
   * The newest finished run of a block as its file says: not of a backfill, which stands for another time, and not
   * with variables or parameters that somebody tried.
   */
  newestProduct(pipeline: string, block: string): BlockRun | undefined {
    const row = this.database.get(
      `SELECT b.* FROM block_runs b JOIN runs r ON r.id = b.run
       WHERE b.pipeline = ? AND b.block = ? AND b.state IN ('succeeded', 'cached') AND r.backfill IS NULL
         AND coalesce(json_extract(r.options, '$.set'), '{}') = '{}'
         AND coalesce(json_extract(r.options, '$.variables'), '{}') = '{}'
       ORDER BY b.run DESC LIMIT 1`,
      pipeline,
      block,
    );
    return row && blockRunFromRow(row);
  }

  /** A block's outputs in the newest run before `run` that succeeded as a whole; of one item when given. */
  outputsBefore(place: {
    readonly run: number;
    readonly pipeline: string;
    readonly block: string;
    readonly item?: string | undefined;
  }): Record<string, ArtifactSummary> | undefined {
    const { run, pipeline, block, item } = place;
    const row =
      item === undefined
        ? this.database.get(
            `SELECT b.outputs FROM block_runs b JOIN runs r ON r.id = b.run
             WHERE b.pipeline = ? AND b.block = ? AND b.run < ? AND b.state = 'succeeded' AND r.state = 'succeeded'
             ORDER BY b.run DESC LIMIT 1`,
            pipeline,
            block,
            run,
          )
        : this.database.get(
            `SELECT i.outputs FROM item_runs i JOIN runs r ON r.id = i.run
             WHERE i.pipeline = ? AND i.block = ? AND i.item = ? AND i.run < ? AND i.state = 'succeeded'
               AND r.state = 'succeeded' ORDER BY i.run DESC LIMIT 1`,
            pipeline,
            block,
            item,
            run,
          );
    return row && json(row, 'outputs');
  }
}
