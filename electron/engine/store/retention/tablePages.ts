import { setImmediate } from 'node:timers/promises';
import type { Database, Row, Value } from '../database';

/** Of the tables whose rows name artifacts: the primary key, and what else a reader of the rows needs. */
const tables = {
  block_runs: { key: ['run', 'block'], others: ['pipeline', 'outputs', 'checks'] },
  item_runs: { key: ['run', 'block', 'item'], others: ['pipeline', 'outputs', 'checks'] },
  product_uses: { key: ['run', 'block', 'item'], others: ['artifact'] },
  cache_entries: { key: ['key'], others: ['run', 'outputs'] },
} as const;

const pageRows = 100;

/** Every row of a table in the order of its key, with a pause for the host's other work after each page. */
export async function* tablePages(database: Database, table: keyof typeof tables): AsyncGenerator<Row> {
  const { key, others } = tables[table];
  const columns = key.join(', ');
  const places = key.map(() => '?').join(', ');
  let after: Value[] | undefined;
  for (;;) {
    const rows = database.all(
      `SELECT ${columns}, ${others.join(', ')} FROM ${table} ${after ? `WHERE (${columns}) > (${places})` : ''} ORDER BY ${columns} LIMIT ${pageRows}`,
      ...(after ?? []),
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
    after = key.map((column) => last[column] as Value);
    await setImmediate();
  }
}
