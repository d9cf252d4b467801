import { LatheError } from '@shared/errors';
import type { Column } from '@shared/model';
import { codeTexts } from './codedColumn';
import type { CodedColumn, ColumnToWrite, FrameReader } from './frameReader';

const mostBytes = 64 * 1024 ** 2;
const mostFrames = 32;

interface RecentFrame {
  readonly columns: readonly ColumnToWrite[];
  readonly bytes: number;
}

/** Columns by artifact hash, the least recently used first. An artifact never changes, so neither do these. */
const recent = new Map<string, RecentFrame>();
let held = 0;

/**
 * Keeps the columns of a frame that this process has just written, so that the next block need not read them back.
 * Frames with dates or times, whose texts DuckDB makes, and big ones are not kept.
 */
export function rememberFrame(hash: string, columns: readonly ColumnToWrite[]): void {
  if (
    recent.has(hash) ||
    columns.some(({ type }) => type === 'date' || type === 'time' || type === 'timestamp')
  )
    return;
  const bytes = columns.reduce((sum, column) => sum + bytesOf(column), 0);
  if (bytes > mostBytes / 4) return;
  recent.set(hash, { columns, bytes });
  held += bytes;
  for (const [oldest, frame] of recent) {
    if (held <= mostBytes && recent.size <= mostFrames) return;
    recent.delete(oldest);
    held -= frame.bytes;
  }
}

/** A reader of a frame that is still at hand. */
export function recentFrame(hash: string): FrameReader | undefined {
  const frame = recent.get(hash);
  if (!frame) return undefined;
  recent.delete(hash);
  recent.set(hash, frame);
  return new RememberedFrame(frame.columns);
}

class RememberedFrame implements FrameReader {
  readonly columns: readonly Column[];
  readonly rows: number;

  constructor(private readonly kept: readonly ColumnToWrite[]) {
    this.columns = kept.map(({ name, type }) => ({ name, type }));
    const [first] = kept;
    this.rows = first ? lengthOf(first) : 0;
  }

  numeric(name: string): Promise<Float64Array> {
    return Promise.resolve().then(() => numbersOf(this.find(name)));
  }

  coded(name: string): Promise<CodedColumn> {
    return Promise.resolve().then(() => {
      const column = this.find(name);
      if (column.type !== 'text') return codeTexts(textsOf(column), this.rows);
      return { codes: column.values.codes.slice(), categories: column.values.categories };
    });
  }

  close(): void {
    // Nothing is open.
  }

  private find(name: string): ColumnToWrite {
    const column = this.kept.find((candidate) => candidate.name === name);
    if (column) return column;
    throw new LatheError('data.columnMissing', `There is no column named ${name}.`, {
      cure: `The columns are ${this.kept.map((candidate) => candidate.name).join(', ')}.`,
      about: { column: name },
    });
  }
}

function numbersOf(column: ColumnToWrite): Float64Array {
  switch (column.type) {
    case 'text':
      throw new LatheError(
        'data.typeMismatch',
        `Column ${column.name} holds text where numbers are needed.`,
        {
          cure: 'Encode it (one-hot) or convert it in an earlier block.',
          about: { column: column.name },
        },
      );
    case 'integer':
    case 'boolean': {
      const { values, present } = column;
      const numbers = new Float64Array(values.length);
      for (let row = 0; row < numbers.length; row++)
        numbers[row] = present && !present[row] ? NaN : Number(values[row]);
      return numbers;
    }
    default:
      return column.values.slice();
  }
}

function* textsOf(column: Exclude<ColumnToWrite, { type: 'text' }>): Generator<string | undefined> {
  for (let row = 0; row < column.values.length; row++) {
    const value = column.values[row];
    const missing =
      column.type === 'integer' || column.type === 'boolean'
        ? column.present !== undefined && !column.present[row]
        : Number.isNaN(value);
    if (missing) yield undefined;
    else yield column.type === 'boolean' ? String(value === 1) : String(value);
  }
}

function lengthOf(column: ColumnToWrite): number {
  return column.type === 'text' ? column.values.codes.length : column.values.length;
}

function bytesOf(column: ColumnToWrite): number {
  if (column.type !== 'text') return column.values.byteLength;
  const { codes, categories } = column.values;
  return codes.byteLength + categories.reduce((sum, category) => sum + 2 * category.length + 16, 0);
}
