import type { BlockRun, BlockState } from '@shared/model';
import type { KeyParts } from '../graph';
import type { Database } from './database';
import { blockRunFromRow, json, recordColumns, recordValues } from './rows';

/** An earlier block run as the next one compares itself with it. */
export interface EarlierBlockRun {
  readonly run: number;
  readonly state: BlockState;
  readonly parts: KeyParts;
}

export class BlockRunStore {
  constructor(private readonly database: Database) {}

  save(block: BlockRun, place: { pipeline: string; position: number; parts?: KeyParts | undefined }): void {
    this.database.run(
      `INSERT OR REPLACE INTO block_runs (run, block, pipeline, position, kind, title, items, ${recordColumns})
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      block.run,
      block.block,
      place.pipeline,
      place.position,
      block.kind,
      block.title ?? null,
      block.items === undefined ? null : JSON.stringify(block.items),
      ...recordValues(block, block.cacheKey, place.parts),
    );
  }

  /** In topological order. */
  ofRun(run: number): BlockRun[] {
    return this.database
      .all('SELECT * FROM block_runs WHERE run = ? ORDER BY position', run)
      .map(blockRunFromRow);
  }

  find(run: number, block: string): BlockRun | undefined {
    const row = this.database.get('SELECT * FROM block_runs WHERE run = ? AND block = ?', run, block);
    return row && blockRunFromRow(row);
  }

  /** The newest block run of each block of a pipeline. */
  latest(pipeline: string): BlockRun[] {
    return this.database
      .all(
        `SELECT b.* FROM block_runs b JOIN
           (SELECT block, max(run) AS run FROM block_runs WHERE pipeline = ? GROUP BY block) newest
         ON b.run = newest.run AND b.block = newest.block ORDER BY b.position`,
        pipeline,
      )
      .map(blockRunFromRow);
  }

  /** The newest block run of a block that has outputs. */
  newestFinished(pipeline: string, block: string): BlockRun | undefined {
    const row = this.database.get(
      `SELECT * FROM block_runs WHERE pipeline = ? AND block = ? AND state IN ('succeeded', 'cached')
       ORDER BY run DESC LIMIT 1`,
      pipeline,
      block,
    );
    return row && blockRunFromRow(row);
  }

  /** The newest block run of a block whose key is known, before `run`. */
  previous(pipeline: string, block: string, run: number): EarlierBlockRun | undefined {
    const row = this.database.get(
      `SELECT run, state, key_parts FROM block_runs WHERE pipeline = ? AND block = ? AND run < ? AND key_parts IS NOT NULL
       ORDER BY run DESC LIMIT 1`,
      pipeline,
      block,
      run,
    );
    return (
      row && {
        run: Number(row['run']),
        state: String(row['state']) as BlockState,
        parts: json<KeyParts>(row, 'key_parts'),
      }
    );
  }

  /** What the outputs of each block of a run depended on. */
  partsOfRun(run: number): Map<string, KeyParts> {
    const rows = this.database.all(
      'SELECT block, key_parts FROM block_runs WHERE run = ? AND key_parts IS NOT NULL ORDER BY position',
      run,
    );
    return new Map(rows.map((row) => [String(row['block']), json<KeyParts>(row, 'key_parts')]));
  }
}
