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
  const places = database.all('SELECT DISTINCT pipeline, block FROM block_runs');
  return new Map(
    places.map((place) => {
      // Each look ends at the first match: the index gives the newest first.
      const runs = senses.flatMap((sense) => {
        const row = database.get(
          `SELECT b.run AS run FROM block_runs b JOIN runs r ON r.id = b.run WHERE b.pipeline = ? AND b.block = ? AND ${sense}
           ORDER BY b.run DESC LIMIT 1`,
          String(place['pipeline']),
          String(place['block']),
        );
        return row ? [Number(row['run'])] : [];
      });
      return [placeOf(place), new Set(runs)];
    }),
  );
}

/** The pipeline and block of a row. */
export function placeOf(row: Row): string {
  return `${String(row['pipeline'])}\n${String(row['block'])}`;
}
