import { setImmediate } from 'node:timers/promises';
import type { Database, Row, Value } from '../database';

/** Primary keys of the tables whose rows name artifacts. */
const keys = {
  block_runs: ['run', 'block'],
  item_runs: ['run', 'block', 'item'],
  product_uses: ['run', 'block', 'item'],
  cache_entries: ['key'],
} as const;

const pageRows = 500;

/** Every row of a table in the order of its key, with a pause for the host's other work after each page. */
export async function* tablePages(database: Database, table: keyof typeof keys): AsyncGenerator<Row> {
  const columns = keys[table].join(', ');
  const places = keys[table].map(() => '?').join(', ');
  let after: Value[] | undefined;
  for (;;) {
    const rows = database.all(
      `SELECT * FROM ${table} ${after ? `WHERE (${columns}) > (${places})` : ''} ORDER BY ${columns} LIMIT ${pageRows}`,
      ...(after ?? []),
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
    after = keys[table].map((column) => last[column] as Value);
    await setImmediate();
  }
}
