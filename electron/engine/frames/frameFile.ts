import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { Column, ColumnType } from '@shared/model';
import type { DuckDBConnection } from './database';
import { quoteText } from './sqlText';

/** The Parquet file of a frame artifact. */
export function frameFile(folder: string): string {
  return join(folder, 'data.parquet');
}

/** A frame as a table expression of SQL. */
export function frameTable(folder: string, options: { rowNumbers?: boolean } = {}): string {
  const rowNumbers = options.rowNumbers ? ', file_row_number = true' : '';
  return `read_parquet(${quoteText(frameFile(folder))}${rowNumbers})`;
}

/** SQL types of the columns of a stored frame, and what they mean. */
const storedTypes: Readonly<Record<string, ColumnType>> = {
  BIGINT: 'integer',
  DOUBLE: 'decimal',
  BOOLEAN: 'boolean',
  VARCHAR: 'text',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
  TIME: 'time',
};

export interface FrameShape {
  readonly columns: readonly Column[];
  readonly rows: number;
}

/** Columns and row count of a stored frame, from the file's footer.
 * @throws LatheError `artifact.missing`, `artifact.damaged` */
export async function frameShape(connection: DuckDBConnection, folder: string): Promise<FrameShape> {
  const file = frameFile(folder);
  if (!existsSync(file)) {
    throw new LatheError('artifact.missing', 'The rows of this frame are no longer in the artifact store.', {
      cure: 'Run the pipeline again with --fresh.',
      about: { file },
    });
  }
  try {
    const empty = await connection.run(`SELECT * FROM ${frameTable(folder)} LIMIT 0`);
    const columns = empty.columnNames().map((name, index) => {
      const type = storedTypes[empty.columnType(index).toString()];
      if (!type) throw new Error(`column ${name} has type ${empty.columnType(index).toString()}`);
      return { name, type };
    });
    const footer = await connection.run(`SELECT num_rows FROM parquet_file_metadata(${quoteText(file)})`);
    return { columns, rows: Number(footer.getChunk(0).getColumnVector(0).getItem(0)) };
  } catch (cause) {
    throw new LatheError('artifact.damaged', 'The stored rows of this frame cannot be read.', {
      cure: 'Run the pipeline again with --fresh.',
      about: { file },
      cause,
    });
  }
}
