import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { StatementType } from '@duckdb/node-api';
import { LatheError, type ErrorSubject } from '@shared/errors';
import { restrictToTables, withDatabase, writeQuery, type DuckDBConnection } from '@engine/frames';
import { createScope, type Scope } from '@engine/graph';
import type { BlockContext, BlockOutcome } from '../blockKind';
import type { SqlParams } from './schema';
import { statementsOf, type Statement } from './statements';
import { variablePattern } from './variables';

/**
 * Runs SQL over the inputs. It sees no other file and cannot change DuckDB's settings. One thread and a set seed
 * make the rows and their order the same each time, also without ORDER BY and with random().
 */
export async function run(context: BlockContext<SqlParams>): Promise<BlockOutcome> {
  const source = readSource(context);
  const statements = statementsOf(fillIn(source, context));
  const query = statements.pop();
  if (!query) {
    throw new LatheError('sql.failed', 'The block has no SQL.', {
      cure: 'Write a query, for example SELECT * FROM the name of an input.',
      about: source.about,
    });
  }
  const output = join(context.scratch, 'output');
  mkdirSync(output);
  return withDatabase(
    async (connection) => {
      await restrictToTables(connection, tablesOf(context), output);
      for (const statement of statements) {
        await attempt(source, statement, context, () => connection.run(statement.text));
      }
      const frame = await attempt(source, query, context, async () => {
        await checkQuery(connection, query, context);
        return writeQuery(connection, query.text, join(output, 'frame'), {
          onWarning: (text) => context.log('warning', text),
        });
      });
      return { outputs: { frame } };
    },
    { scratch: context.scratch, signal: context.signal, threads: 1 },
  );
}

/** What differs from one run to the next; random() does not, for its seed is set. */
const fleetingFunction =
  /\b(now|today|uuid|uuidv4|uuidv7|gen_random_uuid|get_current_time|get_current_timestamp|current_date|current_time|current_timestamp|localtime|localtimestamp)\b(?!\s*\.)/i;

interface SqlSource {
  readonly text: string;
  readonly about: ErrorSubject;
}

function readSource({ codeFile, params, projectFolder, block }: BlockContext<SqlParams>): SqlSource {
  if (codeFile === undefined) return { text: params.query, about: { block, parameter: 'query' } };
  const file = relative(projectFolder, codeFile).split(sep).join('/');
  if (!existsSync(codeFile)) {
    throw new LatheError('file.missing', `There is no file ${file} in the project.`, {
      cure: 'Create it, or write the query in the block.',
      about: { block, file },
    });
  }
  return { text: readFileSync(codeFile, 'utf8'), about: { block, file } };
}

/** Secrets and the environment come through variables only, so that what the query depends on is known. */
function fillIn({ text, about }: SqlSource, context: BlockContext<SqlParams>): string {
  const { variables, run, runTime, trigger = 'manual', interval, item } = context;
  const scope = createScope({ variables, run: { id: run, time: runTime, trigger, interval }, item, env: {} });
  return text.replace(variablePattern, (written, name: string, offset: number) => {
    const line = text.slice(0, offset).split('\n').length;
    const found = find(scope, name, { ...about, line });
    if (found) return typeof found.value === 'string' ? found.value : JSON.stringify(found.value);
    throw new LatheError('variable.undefined', `The SQL uses ${written}, but no variable has this name.`, {
      cure: /^(env|secret)\./.test(name)
        ? `Give a variable of the pipeline this value, name: ${written}, and use the variable.`
        : 'Define it under variables of the pipeline or of lathe.yaml.',
      about: { ...about, variable: name, line },
    });
  });
}

function find(scope: Scope, name: string, about: ErrorSubject): ReturnType<Scope['find']> {
  if (name.startsWith('env.')) return undefined;
  try {
    return scope.find(name);
  } catch (error) {
    throw LatheError.from(error).concerning(about);
  }
}

function tablesOf({ inputs }: BlockContext<SqlParams>): Record<string, string> {
  const tables: Record<string, string> = {};
  for (const [port, { folder, type }] of Object.entries(inputs)) {
    if (type !== 'frame') {
      throw new LatheError('pipeline.badEdge', `SQL cannot read a ${type} at its input ${port}.`, {
        cure: 'Connect rows.',
        about: { port },
      });
    }
    tables[port] = folder;
  }
  return tables;
}

/** @throws LatheError `sql.failed` when the statement gives no rows */
async function checkQuery(
  connection: DuckDBConnection,
  { text, line }: Statement,
  context: BlockContext<SqlParams>,
): Promise<void> {
  const [, fleeting] =
    fleetingFunction.exec(text.replace(/'(?:[^']|'')*'|"[^"]*"|--.*|\/\*[^]*?\*\//g, ' ')) ?? [];
  if (fleeting) {
    context.log(
      'warning',
      `${fleeting} gives something else each time, but the rows of this block are kept until its inputs or its query change.`,
    );
  }
  const prepared = await connection.prepare(text);
  const isQuery = prepared.statementType === StatementType.SELECT;
  const names = Array.from({ length: prepared.columnCount }, (_, index) => prepared.columnName(index));
  prepared.destroySync();
  if (!isQuery || !names.length) {
    throw new LatheError('sql.failed', `The last statement gives no rows: ${text.split('\n', 1)[0] ?? ''}`, {
      cure: 'End with a query, such as SELECT … FROM ….',
      about: { line },
    });
  }
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase())) {
      context.log('warning', `The query has two columns named ${name}; a number is added to the later one.`);
    }
    seen.add(name.toLowerCase());
  }
}

async function attempt<T>(
  source: SqlSource,
  statement: Statement,
  { signal }: BlockContext<SqlParams>,
  action: () => Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    // withDatabase says these in words.
    if (signal.aborted || /^(Out of Memory|IO) Error/.test(String((error as Error).message))) throw error;
    if (error instanceof LatheError) throw error.concerning({ ...source.about, line: statement.line });
    throw sqlError(error, source, statement);
  }
}

/** DuckDB's complaint with the line of the whole text, of which the statement is a part. */
function sqlError(error: unknown, source: SqlSource, statement: Statement): LatheError {
  const words = error instanceof Error ? error.message : String(error);
  const place = /^LINE (\d+): /m.exec(words);
  const line = statement.line + (place ? Number(place[1]) - 1 : 0);
  const sentence = words
    .slice(0, place?.index ?? words.length)
    .replace(/\s+/g, ' ')
    .trim();
  const isForeignFile =
    words.includes('disabled by configuration') || words.includes('disabled through configuration');
  return new LatheError('sql.failed', `Line ${line}: ${sentence}`, {
    cure: isForeignFile
      ? 'SQL blocks read their inputs only. Load the file with a file block and connect it.'
      : 'Correct the query. Its tables are the inputs, by the names of their ports.',
    about: { ...source.about, line },
    cause: error,
  });
}
