import type { Database, Row } from '../database';

/** What the next run, preview, product or sensor goes by: the newest block run that finished, in three senses. */
const senses = [
  // Of a preview, or of a block that is run alone.
  `b.state IN ('succeeded', 'cached')`,
  // Of a data product: as the file says, not what somebody tried.
  `b.state IN ('succeeded', 'cached') AND r.backfill IS NULL
     AND coalesce(json_extract(r.options, '$.set'), '{}') = '{}'
     AND coalesce(json_extract(r.options, '$.variables'), '{}') = '{}'`,
  // Of a sensor, which compares itself with the last whole success.
  `b.state = 'succeeded' AND r.state = 'succeeded'`,
];

/** The runs that hold the newest outputs of each block, by `placeOf`. */
export function newestRuns(database: Database): Map<string, Set<number>> {
  const newest = new Map<string, Set<number>>();
  for (const sense of senses) {
    const rows = database.all(
      `SELECT b.pipeline AS pipeline, b.block AS block, max(b.run) AS run FROM block_runs b JOIN runs r ON r.id = b.run
       WHERE ${sense} GROUP BY b.pipeline, b.block`,
    );
    for (const row of rows) {
      const place = placeOf(row);
      newest.set(place, (newest.get(place) ?? new Set()).add(Number(row['run'])));
    }
  }
  return newest;
}

/** The pipeline and block of a row. */
export function placeOf(row: Row): string {
  return `${String(row['pipeline'])}\n${String(row['block'])}`;
}
