import type { Database, Row, Value } from '../database';

/** A table as it is read past damage. */
export interface ReadTable {
  readonly name: string;
  /** Columns of the primary key. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Whether the key begins with a number. */
  readonly hasNumbers: boolean;
}

/** Of the first column of the key. */
interface Range {
  readonly from?: Value;
  /** Excluded. */
  readonly to?: Value;
}

type Direction = 'forward' | 'backward';

const pageRows = 200;
/** Keys between two readable ones that are given up without another look. */
const smallestGap = 8;
/** Failed looks, after which a table is given up. */
const mostFailures = 1_000;
/** Where to begin when the end of the key cannot be read. */
const mostNumber = 2 ** 20;

/**
 * Every row of a table that can be read: from the start of the key to the first damaged page, from the end back to
 * the last, and between them from wherever the key can be entered again, halving numbers and going by the first two
 * digits of hashes. A row may come twice. Returns whether something could not be read.
 */
export function readPastDamage(database: Database, table: ReadTable, take: (row: Row) => void): boolean {
  const reader = new Reader(database, table, take);
  const forward = reader.walk({}, 'forward');
  if (forward.ended) return false;
  const backward = reader.walk({}, 'backward');
  if (table.hasNumbers) reader.halve(numberOr(forward.last, 0), numberOr(backward.last, mostNumber));
  else for (const range of hexRanges()) reader.bothWays(range);
  return true;
}

class Reader {
  private failures = 0;

  constructor(
    private readonly database: Database,
    private readonly table: ReadTable,
    private readonly take: (row: Row) => void,
  ) {}

  bothWays(range: Range): void {
    if (!this.walk(range, 'forward').ended) this.walk(range, 'backward');
  }

  /** Reads what lies between two keys. */
  halve(low: number, high: number): void {
    if (high - low <= smallestGap || this.failures > mostFailures) return;
    const middle = Math.floor((low + high) / 2);
    const down = this.walk({ from: low + 1, to: middle }, 'backward');
    const up = this.walk({ from: middle, to: high }, 'forward');
    if (!down.ended) this.halve(low, numberOr(down.last, middle));
    if (!up.ended) this.halve(numberOr(up.last, middle), high);
  }

  /** Reads a range in pages, and where a page fails row by row, until a row fails. */
  walk(range: Range, direction: Direction): { readonly ended: boolean; readonly last?: Value | undefined } {
    let after: Value[] | undefined;
    let size = pageRows;
    for (;;) {
      const rows = this.page(range, direction, after, size);
      if (!rows && size === 1) {
        this.failures += 1;
        return { ended: false, last: after?.[0] };
      }
      if (!rows) {
        size = 1;
        continue;
      }
      rows.forEach(this.take);
      const end = rows.at(-1);
      if (end) after = this.table.key.map((column) => end[column] as Value);
      if (rows.length < size) return { ended: true, last: after?.[0] };
    }
  }

  private page(
    { from, to }: Range,
    direction: Direction,
    after: readonly Value[] | undefined,
    size: number,
  ): Row[] | undefined {
    const { name, key, columns } = this.table;
    const order = key.map((column) => `${column} ${direction === 'forward' ? 'ASC' : 'DESC'}`).join(', ');
    const conditions = [
      ...(from === undefined ? [] : [`${key[0]} >= ?`]),
      ...(to === undefined ? [] : [`${key[0]} < ?`]),
      ...(after
        ? [`(${key.join(', ')}) ${direction === 'forward' ? '>' : '<'} (${key.map(() => '?').join(', ')})`]
        : []),
    ];
    const where = conditions.length ? `WHERE ${conditions.join(' AND ')}` : '';
    try {
      return this.database.all(
        `SELECT ${columns.join(', ')} FROM ${name} ${where} ORDER BY ${order} LIMIT ${size}`,
        ...(from === undefined ? [] : [from]),
        ...(to === undefined ? [] : [to]),
        ...(after ?? []),
      );
    } catch {
      return undefined;
    }
  }
}

function numberOr(value: Value | undefined, other: number): number {
  return typeof value === 'number' ? value : other;
}

function* hexRanges(): Generator<Range> {
  const prefix = (value: number): string => value.toString(16).padStart(2, '0');
  for (let value = 0; value < 256; value += 1)
    yield { from: prefix(value), ...(value < 255 ? { to: prefix(value + 1) } : {}) };
}
