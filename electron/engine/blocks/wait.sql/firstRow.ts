import { sep } from 'node:path';
import { StatementType, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { LatheError } from '@shared/errors';
import { quoteText, withDatabase, type DuckDBConnection } from '@engine/frames';

/**
 * The first row of one SELECT over files of the project, values as JSON has them; undefined when it gives none or
 * a file is not there yet. Runs in a worker, whose working folder is the project's meanwhile.
 * @throws LatheError `sql.failed`.
 */
export async function firstRow(
  projectFolder: string,
  sql: string,
  signal: AbortSignal,
): Promise<Record<string, unknown> | undefined> {
  const before = process.cwd();
  process.chdir(projectFolder);
  try {
    return await withDatabase((connection) => query(connection, projectFolder, sql, signal), { signal });
  } finally {
    process.chdir(before);
  }
}

async function query(
  connection: DuckDBConnection,
  projectFolder: string,
  sql: string,
  signal: AbortSignal,
): Promise<Record<string, unknown> | undefined> {
  await connection.run(`SET allowed_directories = [${quoteText(projectFolder + sep)}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  try {
    const statement = await onlyStatement(connection, sql);
    const reader = await connection.streamAndReadUntil(sql, 1);
    statement.destroySync();
    return reader.getRowObjectsJson()[0];
  } catch (thrown) {
    const words = thrown instanceof Error ? thrown.message : String(thrown);
    if (/No files found that match the pattern/.test(words)) return undefined;
    if (thrown instanceof LatheError || signal.aborted) throw thrown;
    throw failed(words, thrown);
  }
}

async function onlyStatement(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  // DuckDB has no words of its own for a text without any statement.
  const statements = sql.trim() === '' ? undefined : await connection.extractStatements(sql);
  if (statements?.count !== 1) {
    throw new LatheError('sql.failed', `One query is wanted, and there are ${statements?.count ?? 0}.`, {
      cure: 'Write one SELECT.',
      about: { parameter: 'query' },
    });
  }
  const statement = await statements.prepare(0);
  if (statement.statementType === StatementType.SELECT) return statement;
  statement.destroySync();
  throw new LatheError('sql.failed', 'A wait only looks: its query must be a SELECT.', {
    cure: 'Change data in another block.',
    about: { parameter: 'query' },
  });
}

function failed(words: string, cause: unknown): LatheError {
  const isForeign = words.includes('disabled by configuration');
  return new LatheError('sql.failed', words.split('\n', 1)[0] ?? words, {
    cure: isForeign
      ? 'It may read files inside the project folder only.'
      : "Correct the query. Files are named by their path in the project, such as 'data/*.csv'.",
    about: { parameter: 'query' },
    cause,
  });
}
