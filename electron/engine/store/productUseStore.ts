import type { ProductUse } from '@shared/model';
import type { Database, Row } from './database';

/** Which artifact of which run a product block read. */
export class ProductUseStore {
  constructor(private readonly database: Database) {}

  save(use: ProductUse): void {
    this.database.run(
      `INSERT OR REPLACE INTO product_uses (run, block, item, project, pipeline, source_block, source_run, artifact,
         refreshed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      use.run,
      use.block,
      use.item ?? '',
      use.project,
      use.pipeline,
      use.sourceBlock,
      use.sourceRun,
      use.artifact,
      use.refreshed ? 1 : 0,
    );
  }

  ofRun(run: number): ProductUse[] {
    return this.database
      .all('SELECT * FROM product_uses WHERE run = ? ORDER BY block, item', run)
      .map(useFromRow);
  }

  /** Uses of a product of this project by its own runs, newest first. */
  ofProduct(project: string, pipeline: string, block: string, limit: number): ProductUse[] {
    return this.database
      .all(
        `SELECT * FROM product_uses WHERE project = ? AND pipeline = ? AND source_block = ?
         ORDER BY run DESC, block, item LIMIT ?`,
        project,
        pipeline,
        block,
        limit,
      )
      .map(useFromRow);
  }
}

function useFromRow(row: Row): ProductUse {
  return {
    run: Number(row['run']),
    block: String(row['block']),
    ...(row['item'] === '' ? {} : { item: String(row['item']) }),
    project: String(row['project']),
    pipeline: String(row['pipeline']),
    sourceBlock: String(row['source_block']),
    sourceRun: Number(row['source_run']),
    artifact: String(row['artifact']),
    refreshed: row['refreshed'] === 1,
  };
}
