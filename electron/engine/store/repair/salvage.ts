import { openDatabase, type Database, type Row, type Value } from '../database';
import { migrate } from '../migration';
import { migrations } from '../migrations';
import { readPastDamage, type ReadTable } from './tableRows';

/** What became of the rows of a table that was damaged. */
export interface SalvagedTable {
  readonly table: string;
  readonly saved: number;
  /** Rows that only the backup had. */
  readonly restored: number;
}

/** Columns that hold JSON: a row in which one cannot be parsed would fail wherever it is read. */
const jsonColumns = new Set([
  'metrics',
  'error',
  'models',
  'variables',
  'options',
  'key_parts',
  'outputs',
  'params',
  'items',
  'checks',
  'summary',
  'lineage',
  'request',
  'intervals',
]);

/**
 * Makes a new database of all that can be read of a damaged one. Of a table that cannot be read whole, the rest
 * comes from a backup, which may bring back what was removed since. Returns the damaged tables.
 * @param target a file that is not there yet.
 */
export function salvage(damaged: string, target: string, backup: string | undefined): SalvagedTable[] {
  const source = openDatabase(damaged, { readOnly: true });
  const spare = backup === undefined ? undefined : openDatabase(backup, { readOnly: true });
  const made = openDatabase(target);
  // Lets SQLite read a file that is shorter than its header says.
  source.exec('PRAGMA writable_schema = ON');
  try {
    migrate(made, target, migrations);
    const harmed: SalvagedTable[] = [];
    for (const table of tablesOf(made)) {
      const { saved, isWhole } = copyTable(source, made, table);
      if (isWhole) continue;
      const restored = spare ? copyTable(spare, made, table).saved : 0;
      harmed.push({ table: table.name, saved, restored });
    }
    continueNumbers(made);
    // Its log would keep this name, and the file gets another.
    made.exec('PRAGMA journal_mode = DELETE');
    return harmed;
  } finally {
    for (const database of [source, spare, made]) database?.close();
  }
}

function copyTable(
  source: Database,
  target: Database,
  table: ReadTable,
): { readonly saved: number; readonly isWhole: boolean } {
  const present = columnsOf(source, table.name);
  const columns = table.columns.filter((column) => present.includes(column));
  if (!table.key.every((column) => columns.includes(column))) return { saved: 0, isWhole: false };
  const insert = `INSERT OR IGNORE INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  let saved = 0;
  let isWhole = true;
  target.transaction(() => {
    const wasDamaged = readPastDamage(source, { ...table, columns }, (row) => {
      if (!isReadable(row)) isWhole = false;
      else saved += add(target, insert, columns, row);
    });
    if (wasDamaged) isWhole = false;
  });
  return { saved, isWhole };
}

function add(target: Database, insert: string, columns: readonly string[], row: Row): number {
  try {
    return target.run(insert, ...columns.map((column) => row[column] as Value)).changes;
  } catch {
    return 0;
  }
}

function isReadable(row: Row): boolean {
  try {
    for (const [column, value] of Object.entries(row))
      if (jsonColumns.has(column) && typeof value === 'string') JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

function tablesOf(database: Database): ReadTable[] {
  return database
    .all(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .map(({ name }) => {
      const columns = database.all(`PRAGMA table_info(${String(name)})`);
      const key = columns
        .filter((column) => Number(column['pk']) > 0)
        .sort((one, other) => Number(one['pk']) - Number(other['pk']));
      return {
        name: String(name),
        key: key.map(nameOf),
        columns: columns.map(nameOf),
        hasNumbers: key[0]?.['type'] !== 'TEXT',
      };
    });
}

/** None when the database does not even tell its tables. */
function columnsOf(database: Database, table: string): string[] {
  try {
    return database.all(`PRAGMA table_info(${table})`).map(nameOf);
  } catch {
    return [];
  }
}

function nameOf(column: Row): string {
  return String(column['name']);
}

/** A number that a lost row had must not be given again: other tables may still speak of it. */
function continueNumbers(database: Database): void {
  const highest = database.get(
    `SELECT max(run) AS run FROM (SELECT max(run) AS run FROM block_runs UNION SELECT max(run) FROM attempts
       UNION SELECT max(run) FROM log_lines UNION SELECT max(run) FROM cache_entries
       UNION SELECT max(run) FROM model_versions UNION SELECT max(id) FROM runs)`,
  );
  if (typeof highest?.['run'] !== 'number') return;
  database.run(`DELETE FROM sqlite_sequence WHERE name = 'runs'`);
  database.run(`INSERT INTO sqlite_sequence (name, seq) VALUES ('runs', ?)`, highest['run']);
}
