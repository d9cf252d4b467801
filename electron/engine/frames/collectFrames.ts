import type { Column, ColumnType } from '@shared/model';
import type { OutputDraft } from '../blocks/blockKind';
import { withDatabase, type DuckDBConnection } from './database';
import { frameFile, frameShape, frameTable } from './frameFile';
import { quoteName, quoteText } from './sqlText';
import { writeQuery } from './writeQuery';

interface KeyedFrame {
  readonly key: string;
  readonly folder: string;
}

interface CollectOptions {
  /** Where rows may be spilled and rewritten. */
  readonly scratch: string;
  readonly signal?: AbortSignal;
  readonly onWarning?: (text: string) => void;
}

/**
 * Writes frames below each other as one below `folder`, streamed: first the column `item` with each one's key, then
 * all columns by name, missing where a frame has none of it. Of different types, whole numbers become decimals,
 * dates timestamps, and all else text. No frames give no rows.
 * @throws LatheError `artifact.missing`, `artifact.damaged`, `data.typeMismatch`
 */
export function collectFrames(
  frames: readonly KeyedFrame[],
  folder: string,
  { scratch, signal, onWarning = () => undefined }: CollectOptions,
): Promise<OutputDraft> {
  return withDatabase(
    async (connection) => {
      if (!frames.length) return writeQuery(connection, 'SELECT NULL::VARCHAR AS item LIMIT 0', folder);
      const shapes = new Map<string, readonly Column[]>();
      for (const frame of frames) {
        if (!shapes.has(frame.folder))
          shapes.set(frame.folder, (await frameShape(connection, frame.folder)).columns);
      }
      const columns = await keepWholeNumbers(
        connection,
        unionOf([...shapes.values()], onWarning),
        shapes,
        onWarning,
      );
      const files = new Map<string, string>();
      for (const [source, own] of shapes) {
        files.set(source, await fileToRead(connection, source, own, columns, `${scratch}/${files.size}`));
      }
      const itemColumn = freeName('item', columns);
      if (itemColumn !== 'item') {
        onWarning(`The rows have a column item already; it is now ${itemColumn}, and item holds the key.`);
      }
      const list = frames.map((frame) => quoteText(files.get(frame.folder) ?? '')).join(', ');
      const keys = frames.map(({ key }) => quoteText(key)).join(', ');
      await connection.run(`SET VARIABLE item_keys = [${keys}]`);
      const select = columns.map(({ name }) =>
        name.toLowerCase() === 'item'
          ? `${quoteName(name)} AS ${quoteName(itemColumn)}`
          : `${quoteName(name)}`,
      );
      return writeQuery(
        connection,
        `SELECT getvariable('item_keys')[CAST(file_index AS BIGINT) + 1] AS item, ${select.join(', ')}
         FROM read_parquet([${list}], union_by_name = true)`,
        folder,
      );
    },
    // One thread keeps the order of rows the same each time.
    { scratch, threads: 1, ...(signal ? { signal } : {}) },
  );
}

function unionOf(shapes: readonly (readonly Column[])[], onWarning: (text: string) => void): Column[] {
  const found = new Map<string, { name: string; types: Set<ColumnType> }>();
  for (const { name, type } of shapes.flat()) {
    const known = found.get(name.toLowerCase());
    if (known) known.types.add(type);
    else found.set(name.toLowerCase(), { name, types: new Set([type]) });
  }
  return [...found.values()].map(({ name, types }) => {
    const type = commonType(types);
    if (type === 'text' && types.size > 1) {
      onWarning(`Column ${name} is kept as text: it is ${[...types].sort().join(' and ')} by item.`);
    }
    return { name, type };
  });
}

/** Whole numbers that a decimal cannot hold become text where another frame has decimals. */
async function keepWholeNumbers(
  connection: DuckDBConnection,
  columns: readonly Column[],
  shapes: ReadonlyMap<string, readonly Column[]>,
  onWarning: (text: string) => void,
): Promise<Column[]> {
  const kept: Column[] = [];
  for (const { name, type } of columns) {
    const files = [...shapes].flatMap(([folder, own]) =>
      own.some((column) => column.name.toLowerCase() === name.toLowerCase() && column.type === 'integer')
        ? [quoteText(frameFile(folder))]
        : [],
    );
    const mustCheck = type === 'decimal' && files.length > 0;
    const isLarge = mustCheck && (await holdsLarge(connection, name, files));
    if (isLarge)
      onWarning(`Column ${name} is kept as text: decimals cannot hold its whole numbers beyond 2^53.`);
    kept.push({ name, type: isLarge ? 'text' : type });
  }
  return kept;
}

async function holdsLarge(
  connection: DuckDBConnection,
  name: string,
  files: readonly string[],
): Promise<boolean> {
  const most = Number.MAX_SAFE_INTEGER;
  const found = await connection.run(
    `SELECT 1 FROM read_parquet([${files.join(', ')}], union_by_name = true)
     WHERE ${quoteName(name)} NOT BETWEEN -${most} AND ${most} LIMIT 1`,
  );
  return found.rowCount > 0;
}

function commonType(types: ReadonlySet<ColumnType>): ColumnType {
  const [first = 'text'] = types;
  const isWithin = (...allowed: ColumnType[]): boolean => [...types].every((type) => allowed.includes(type));
  if (types.size === 1) return first;
  if (isWithin('integer', 'decimal')) return 'decimal';
  return isWithin('date', 'timestamp') ? 'timestamp' : 'text';
}

/** The frame's file, rewritten where a column must become text. Numbers and dates DuckDB brings together itself. */
async function fileToRead(
  connection: DuckDBConnection,
  source: string,
  own: readonly Column[],
  columns: readonly Column[],
  rewritten: string,
): Promise<string> {
  const wanted = new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]));
  const becomesText = ({ name, type }: Column): boolean =>
    type !== 'text' && wanted.get(name.toLowerCase()) === 'text';
  if (!own.some(becomesText)) return frameFile(source);
  const select = own.map((column) =>
    becomesText(column)
      ? `CAST(${quoteName(column.name)} AS VARCHAR) AS ${quoteName(column.name)}`
      : quoteName(column.name),
  );
  await writeQuery(connection, `SELECT ${select.join(', ')} FROM ${frameTable(source)}`, rewritten);
  return frameFile(rewritten);
}

function freeName(name: string, columns: readonly Column[]): string {
  const taken = new Set(columns.map((column) => column.name.toLowerCase()));
  if (!taken.has(name)) return name;
  let number = 1;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}
