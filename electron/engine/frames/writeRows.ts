import { DuckDBDataChunk, UTINYINT, type DuckDBConnection } from '@duckdb/node-api';
import type { OutputDraft } from '../blocks/blockKind';
import { frameTable } from './frameFile';
import { vectorItems } from './typedVectors';
import { writeQuery } from './writeQuery';

const chunkRows = 2048;

/**
 * Writes those rows of the frame in `source` whose `part` equals `wanted` (default 1), in their order.
 * @param part one byte a row
 */
export async function writeRows(
  connection: DuckDBConnection,
  source: string,
  part: Uint8Array,
  folder: string,
  wanted = 1,
): Promise<OutputDraft> {
  await connection.run('CREATE OR REPLACE TEMP TABLE chosen_rows (part UTINYINT)');
  const appender = await connection.createAppender('chosen_rows');
  for (let start = 0; start < part.length; start += chunkRows) {
    const values = part.subarray(start, start + chunkRows);
    const chunk = DuckDBDataChunk.create([UTINYINT], values.length);
    const vector = chunk.getColumnVector(0);
    vectorItems<Uint8Array>(vector).set(values);
    vector.flush();
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  const draft = await writeQuery(
    connection,
    `SELECT frame.* FROM ${frameTable(source)} AS frame POSITIONAL JOIN chosen_rows WHERE chosen_rows.part = ${wanted}`,
    folder,
  );
  await connection.run('DROP TABLE chosen_rows');
  return draft;
}
