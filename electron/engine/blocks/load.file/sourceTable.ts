import { LatheError } from '@shared/errors';
import { quoteName, quoteText, type DuckDBConnection } from '@engine/frames';
import type { LoadFileParams } from './schema';
import { textTypes } from './textType';

/** A file as a table expression, and its columns: as text, and as the value they are taken for. */
export interface SourceTable {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly text: string; readonly value: string }[];
}

/** Columns of a table that has types already (JSON, Parquet). */
export async function typedSource(connection: DuckDBConnection, table: string): Promise<SourceTable> {
  const shape = await connection.run(`SELECT * FROM ${table} LIMIT 0`);
  return {
    table,
    columns: shape.columnNames().map((name, index) => {
      const isJson = shape.columnType(index).alias === 'JSON';
      // JSON of mixed types: texts without their quotes.
      const value = isJson ? `${quoteName(name)} ->> '$'` : quoteName(name);
      return { name, value, text: isJson ? value : `CAST(${quoteName(name)} AS VARCHAR)` };
    }),
  };
}

/**
 * The query of all rows, with the column types that the parameters ask for. Rows that have no such value are
 * refused or left out, and counted, as `onBadRows` says.
 * @throws LatheError `data.columnMissing`, `data.typeMismatch`
 */
export async function typedQuery(
  connection: DuckDBConnection,
  source: SourceTable,
  params: LoadFileParams,
  warn: (text: string) => void,
): Promise<string> {
  const wanted = new Map(Object.entries(params.columns));
  const types = textTypes({ decimalComma: params.decimalComma, dateFormat: params.dateFormat });
  const select: string[] = [];
  const fits: string[] = [];
  for (const column of source.columns) {
    const type = wanted.get(column.name);
    wanted.delete(column.name);
    if (!type || type === 'text' || type === 'category') {
      select.push(`${type ? column.text : column.value} AS ${quoteName(column.name)}`);
      continue;
    }
    const candidate = types.find((each) => each.type === type);
    const text = `(${column.text})`;
    if (!candidate) throw new Error(`no text type for ${type}`);
    select.push(`${candidate.value(text)} AS ${quoteName(column.name)}`);
    const fit = `(${text} IS NULL OR (${candidate.matches(text)} AND (${candidate.value(text)}) IS NOT NULL))`;
    const count = await connection.runAndReadAll(
      `SELECT count(*), min(${text}) FROM ${source.table} WHERE NOT ${fit}`,
    );
    const [misfits, example] = count.getRows()[0] ?? [];
    if (!misfits) continue;
    const sentence = `${String(misfits)} values of column ${column.name} are not of type ${type}, such as '${String(example)}'.`;
    if (params.onBadRows === 'fail') {
      throw new LatheError('data.typeMismatch', sentence, {
        cure: 'Set another type for the column, or let rows that do not fit be left out.',
        about: { file: params.path, column: column.name, parameter: 'columns' },
      });
    }
    warn(`${sentence} Their rows are left out.`);
    fits.push(fit);
  }
  for (const name of wanted.keys()) {
    throw new LatheError('data.columnMissing', `${params.path} has no column named ${name}.`, {
      cure: `Its columns are ${source.columns.map((column) => column.name).join(', ')}.`,
      about: { file: params.path, column: name, parameter: 'columns' },
    });
  }
  const where = fits.length ? ` WHERE ${fits.join(' AND ')}` : '';
  return `SELECT ${select.join(', ')} FROM ${source.table}${where}`;
}

/** A read function of DuckDB with a file, e.g. `read_json`. */
export function readFunction(name: string, file: string, options: readonly string[]): string {
  return `${name}(${[quoteText(file), ...options].join(', ')})`;
}
