import type { Filter, FramePage } from '@shared/model';
import { cellRows } from './cells';
import { connectForReading } from './database';
import { filterSql, searchSql } from './filterSql';
import { frameShape, frameTable } from './frameFile';
import { quoteName } from './sqlText';

export interface PageRequest {
  /** Rows of the page start here, counted among the rows that match. */
  readonly offset: number;
  readonly limit: number;
  readonly sort?: readonly { readonly column: string; readonly descending: boolean }[];
  readonly filters?: readonly Filter[];
  /** Text that any column must contain, upper and lower case alike. */
  readonly search?: string;
}

/**
 * A page of a frame artifact. Sorting keeps equal rows in their order and puts missing values last.
 * @throws LatheError as `filterSql`; `artifact.missing`, `artifact.damaged`
 */
export async function framePage(folder: string, request: PageRequest): Promise<FramePage> {
  const connection = await connectForReading();
  try {
    const { columns, rows: total } = await frameShape(connection, folder);
    const conditions = (request.filters ?? []).map((filter) => filterSql(filter, columns));
    if (request.search) conditions.push(searchSql(request.search, columns));
    const sort = (request.sort ?? []).filter(({ column }) => columns.some(({ name }) => name === column));
    const { offset, limit } = request;

    const select = columns.map((column) => `frame.${quoteName(column.name)}`).join(', ');
    const table = `${frameTable(folder, { rowNumbers: true })} AS frame`;
    const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
    let matching = total;
    let sql: string;
    if (!conditions.length && !sort.length) {
      sql = `SELECT ${select} FROM ${table} WHERE file_row_number BETWEEN ${offset} AND ${offset + limit - 1} ORDER BY file_row_number`;
    } else {
      if (conditions.length) {
        const counted = await connection.run(`SELECT count(*) FROM ${table}${where}`);
        matching = Number(counted.getChunk(0).getColumnVector(0).getItem(0));
      }
      const order = sort.map(
        ({ column, descending }) => `frame.${quoteName(column)} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
      );
      sql = `SELECT ${select} FROM ${table}${where} ORDER BY ${[...order, 'file_row_number'].join(', ')} LIMIT ${limit} OFFSET ${offset}`;
    }
    return { columns: [...columns], rows: cellRows(await connection.run(sql)), offset, matching, total };
  } finally {
    connection.closeSync();
  }
}
