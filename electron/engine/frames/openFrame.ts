import { basename } from 'node:path';
import { LatheError } from '@shared/errors';
import type { Column } from '@shared/model';
import { codeTexts, sortCategories } from './codedColumn';
import { connectForReading, type DuckDBConnection } from './database';
import { frameShape, frameTable, type FrameShape } from './frameFile';
import type { CodedColumn, FrameReader } from './frameReader';
import { recentFrame } from './recentFrames';
import { quoteName } from './sqlText';
import { readColumns, readDoubles, readIntegers, readTexts } from './typedVectors';

/**
 * Opens a frame artifact for reading by column, in row order. Close it.
 * @throws LatheError `artifact.missing`, `artifact.damaged`; reading: `data.columnMissing`, `data.typeMismatch`
 */
export async function openFrame(folder: string): Promise<FrameReader> {
  const atHand = recentFrame(basename(folder));
  if (atHand) return atHand;
  const connection = await connectForReading();
  try {
    return new ParquetFrame(folder, connection, await frameShape(connection, folder));
  } catch (error) {
    connection.closeSync();
    throw error;
  }
}

/** Up to here, reading texts one by one is quicker than the four queries that code them inside of DuckDB. */
const fewRows = 16_384;

let typesMade = 0;

class ParquetFrame implements FrameReader {
  readonly columns: readonly Column[];
  readonly rows: number;
  private readonly table: string;
  private readonly numbersAhead = new Map<string, Float64Array>();
  private readonly textsAhead = new Map<string, (string | undefined)[]>();

  constructor(
    folder: string,
    private readonly connection: DuckDBConnection,
    shape: FrameShape,
  ) {
    this.columns = shape.columns;
    this.rows = shape.rows;
    this.table = frameTable(folder);
  }

  async readAhead(): Promise<void> {
    if (this.rows > fewRows || !this.rows) return;
    const isNumber = ({ type }: Column): boolean =>
      type === 'integer' || type === 'decimal' || type === 'boolean';
    const numbers = this.columns.filter(isNumber);
    const texts = this.columns.filter((column) => !isNumber(column));
    const select = [...numbers.map(doubleSql), ...texts.map(({ name }) => textSql(name))];
    const read = await readColumns(
      this.connection,
      `SELECT ${select.join(', ')} FROM ${this.table}`,
      numbers.length,
      this.rows,
    );
    numbers.forEach(({ name }, index) => this.numbersAhead.set(name, read.numbers[index] as Float64Array));
    texts.forEach(({ name }, index) => this.textsAhead.set(name, read.texts[index] ?? []));
  }

  async numeric(name: string): Promise<Float64Array> {
    const column = this.find(name);
    if (column.type === 'text' || column.type === 'category') {
      throw new LatheError('data.typeMismatch', `Column ${name} holds text where numbers are needed.`, {
        cure: 'Encode it (one-hot) or convert it in an earlier block.',
        about: { column: name },
      });
    }
    const ahead = this.numbersAhead.get(name);
    if (ahead) return ahead;
    return readDoubles(this.connection, `SELECT ${doubleSql(column)} FROM ${this.table}`, this.rows);
  }

  async coded(name: string): Promise<CodedColumn> {
    const column = this.find(name);
    if (column.type === 'decimal') return codeDecimals(await this.numeric(name));
    const text = textSql(name);
    if (this.rows <= fewRows) {
      const all =
        this.textsAhead.get(name) ?? (await readTexts(this.connection, `SELECT ${text} FROM ${this.table}`));
      return codeTexts(all, this.rows);
    }
    const present = `FROM ${this.table} WHERE ${quoteName(name)} IS NOT NULL`;
    const categories = (
      await readTexts(this.connection, `SELECT DISTINCT ${text} AS text ${present} ORDER BY text`)
    ).map(String);
    if (!categories.length) return { codes: new Int32Array(this.rows).fill(-1), categories };
    // Columns may be read at the same time, so each reading has a type of its own.
    const type = `coded_column_${(typesMade += 1)}`;
    await this.connection.run(
      `CREATE OR REPLACE TEMP TYPE ${type} AS ENUM (SELECT DISTINCT ${text} AS text ${present} ORDER BY text)`,
    );
    const code = `coalesce(CAST(enum_code(CAST(${text} AS ${type})) AS INTEGER), -1)`;
    const codes = await readIntegers(this.connection, `SELECT ${code} FROM ${this.table}`, this.rows);
    await this.connection.run(`DROP TYPE ${type}`);
    return sortCategories(codes, categories);
  }

  close(): void {
    this.connection.closeSync();
  }

  private find(name: string): Column {
    const column = this.columns.find((candidate) => candidate.name === name);
    if (column) return column;
    throw new LatheError('data.columnMissing', `There is no column named ${name}.`, {
      cure: `The columns are ${this.columns.map((candidate) => candidate.name).join(', ')}.`,
      about: { column: name },
    });
  }
}

/** NaN where missing. */
function doubleSql(column: Column): string {
  return `coalesce(CAST(${numberSql(column)} AS DOUBLE), 'nan'::DOUBLE)`;
}

function textSql(name: string): string {
  return `CAST(${quoteName(name)} AS VARCHAR)`;
}

/** A column as a number: milliseconds for dates and times. */
export function numberSql(column: Column): string {
  const name = quoteName(column.name);
  const isTime = column.type === 'date' || column.type === 'timestamp' || column.type === 'time';
  return isTime ? `epoch_us(${name}) / 1000` : name;
}

function codeDecimals(values: Float64Array): CodedColumn {
  function* texts(): Generator<string | undefined> {
    for (const value of values) yield Number.isNaN(value) ? undefined : String(value);
  }
  return codeTexts(texts(), values.length);
}
