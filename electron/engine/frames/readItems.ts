import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { ItemEntry } from '../blocks/blockKind';
import { readItemsFile } from '../store';
import { cellRows } from './cells';
import { connectForReading } from './database';
import { frameShape, frameTable } from './frameFile';
import { listEntries, rowEntries } from './listEntries';

interface ItemsRequest {
  readonly type: 'items' | 'frame' | 'value';
  readonly folder: string;
  /** How many items there may be. */
  readonly most: number;
}

/**
 * What a block maps over: the items of a list, the elements of a value that is a JSON list, or the rows of a frame
 * as objects (missing values null, dates and whole numbers beyond 2^53 as text).
 * @throws LatheError `data.typeMismatch` when it is no list, too long, or its keys do not tell its items apart;
 *   `artifact.missing`, `artifact.damaged`
 */
export async function readItems({ type, folder, most }: ItemsRequest): Promise<ItemEntry[]> {
  if (type === 'frame') return rowsOf(folder, most);
  const items = type === 'items' ? readItemsFile(folder) : listEntries(readList(folder));
  refuseMore(items.length, most, 'items');
  return items;
}

async function rowsOf(folder: string, most: number): Promise<ItemEntry[]> {
  const connection = await connectForReading();
  try {
    const { columns, rows } = await frameShape(connection, folder);
    refuseMore(rows, most, 'rows');
    const cells = cellRows(await connection.run(`SELECT * FROM ${frameTable(folder)}`));
    return rowEntries(
      cells.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]))),
    );
  } finally {
    connection.closeSync();
  }
}

function readList(folder: string): unknown[] {
  const value = JSON.parse(readFileSync(join(folder, 'value.json'), 'utf8')) as unknown;
  if (Array.isArray(value)) return value;
  const found = value === null ? 'null' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  throw new LatheError('data.typeMismatch', `A block can map over a list only; this value is ${found}.`, {
    cure: 'Return a list from the code: value(() => [ … ]), or items(() => [{ key, value }, … ]).',
  });
}

function refuseMore(count: number, most: number, what: string): void {
  if (count <= most) return;
  const words = (number: number): string => number.toLocaleString('en');
  throw new LatheError(
    'data.typeMismatch',
    `The list has ${words(count)} ${what}; a block maps over ${words(most)} at most.`,
    { cure: 'Group them into fewer items, for example by month or by file.' },
  );
}
