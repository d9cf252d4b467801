import { sep } from 'node:path';
import type { DuckDBConnection } from './database';
import { frameFile, frameTable } from './frameFile';
import { quoteName, quoteText } from './sqlText';

/**
 * Prepares a connection for SQL that people wrote: frames are tables by name, files can be written below `writable`,
 * and nothing else of the machine is within reach. A set seed makes random() give the same numbers each time.
 * @param tables folder of each frame by the table's name
 */
export async function restrictToTables(
  connection: DuckDBConnection,
  tables: Readonly<Record<string, string>>,
  writable: string,
): Promise<void> {
  for (const [name, folder] of Object.entries(tables)) {
    await connection.run(`CREATE VIEW ${quoteName(name)} AS SELECT * FROM ${frameTable(folder)}`);
  }
  const files = Object.values(tables).map((folder) => quoteText(frameFile(folder)));
  await connection.run(`SET allowed_paths = [${files.join(', ')}]`);
  await connection.run(`SET allowed_directories = [${quoteText(writable + sep)}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  await connection.run('SELECT setseed(0.5)');
}
