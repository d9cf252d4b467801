import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api';

/** The typed array inside a vector of a fixed-width type. node-api keeps it private, but boxing costs 50 times more. */
export function vectorItems<T>(vector: DuckDBVector): T {
  return (vector as unknown as { items: T }).items;
}

/** The only column of a query of type DOUBLE without nulls, `rows` long. */
export async function readDoubles(
  connection: DuckDBConnection,
  sql: string,
  rows: number,
): Promise<Float64Array> {
  const values = new Float64Array(rows);
  await readInto(connection, sql, values);
  return values;
}

/** The only column of a query of type INTEGER without nulls, `rows` long. */
export async function readIntegers(
  connection: DuckDBConnection,
  sql: string,
  rows: number,
): Promise<Int32Array> {
  const values = new Int32Array(rows);
  await readInto(connection, sql, values);
  return values;
}

async function readInto(
  connection: DuckDBConnection,
  sql: string,
  target: Float64Array | Int32Array,
): Promise<void> {
  const result = await connection.run(sql);
  let offset = 0;
  for (let index = 0; index < result.chunkCount; index++) {
    const items = vectorItems<Float64Array | Int32Array>(result.getChunk(index).getColumnVector(0));
    target.set(items, offset);
    offset += items.length;
  }
}

/** All columns of a query: first `doubles` of type DOUBLE without nulls, `rows` long, then texts. For few rows. */
export async function readColumns(
  connection: DuckDBConnection,
  sql: string,
  doubles: number,
  rows: number,
): Promise<{ numbers: Float64Array[]; texts: (string | undefined)[][] }> {
  const result = await connection.run(sql);
  const numbers = Array.from({ length: doubles }, () => new Float64Array(rows));
  const texts = Array.from({ length: result.columnCount - doubles }, (): (string | undefined)[] => []);
  let offset = 0;
  for (let index = 0; index < result.chunkCount; index++) {
    const chunk = result.getChunk(index);
    numbers.forEach((column, at) =>
      column.set(vectorItems<Float64Array>(chunk.getColumnVector(at)).subarray(0, chunk.rowCount), offset),
    );
    texts.forEach((column, at) => addTexts(chunk.getColumnVector(doubles + at), column));
    offset += chunk.rowCount;
  }
  return { numbers, texts };
}

/** The only column of a query, as JavaScript strings, undefined where null. For few rows. */
export async function readTexts(connection: DuckDBConnection, sql: string): Promise<(string | undefined)[]> {
  const { texts } = await readColumns(connection, sql, 0, 0);
  return texts[0] ?? [];
}

function addTexts(vector: DuckDBVector, texts: (string | undefined)[]): void {
  for (let row = 0; row < vector.itemCount; row++) {
    const text = vector.getItem(row);
    texts.push(text === null ? undefined : String(text));
  }
}
