import type { BlockState, ItemRun } from '@shared/model';
import type { KeyParts } from '../graph';
import type { EarlierBlockRun } from './blockRunStore';
import type { Database } from './database';
import { itemRunFromRow, json, recordColumns, recordValues } from './rows';

interface ItemFilter {
  readonly item?: string | undefined;
  readonly states?: readonly BlockState[] | undefined;
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Block runs of the items of mapped blocks. */
export class ItemRunStore {
  constructor(private readonly database: Database) {}

  save(
    run: ItemRun,
    place: {
      pipeline: string;
      position: number;
      cacheKey?: string | undefined;
      parts?: KeyParts | undefined;
    },
  ): void {
    this.database.run(
      `INSERT OR REPLACE INTO item_runs (run, block, item, pipeline, position, ${recordColumns})
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      run.run,
      run.block,
      run.item,
      place.pipeline,
      place.position,
      ...recordValues(run, place.cacheKey, place.parts),
    );
  }

  /** A page of a block's items in the order of the list, and how many match. */
  page(run: number, block: string, filter: ItemFilter): { items: ItemRun[]; matching: number } {
    const where = `run = ?1 AND block = ?2 AND (?3 IS NULL OR item = ?3)
       AND (?4 IS NULL OR instr(?4, ' ' || state || ' ')) AND (?5 IS NULL OR instr(lower(item), lower(?5)))`;
    const values = [
      run,
      block,
      filter.item ?? null,
      filter.states?.length ? ` ${filter.states.join(' ')} ` : null,
      filter.search || null,
    ];
    const counted = this.database.get(`SELECT count(*) AS matching FROM item_runs WHERE ${where}`, ...values);
    const rows = this.database.all(
      `SELECT * FROM item_runs WHERE ${where} ORDER BY position, item LIMIT ?6 OFFSET ?7`,
      ...values,
      filter.limit,
      filter.offset,
    );
    return { items: rows.map(itemRunFromRow), matching: Number(counted?.['matching'] ?? 0) };
  }

  find(run: number, block: string, item: string): ItemRun | undefined {
    const row = this.database.get(
      'SELECT * FROM item_runs WHERE run = ? AND block = ? AND item = ?',
      run,
      block,
      item,
    );
    return row && itemRunFromRow(row);
  }

  /** The newest run of an item whose key is known, before `run`. */
  previous(pipeline: string, block: string, item: string, run: number): EarlierBlockRun | undefined {
    const row = this.database.get(
      `SELECT run, state, key_parts FROM item_runs WHERE pipeline = ? AND block = ? AND item = ? AND run < ?
         AND key_parts IS NOT NULL ORDER BY run DESC LIMIT 1`,
      pipeline,
      block,
      item,
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
}
