import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { ArtifactSummary, CheckResult, DataTest } from '@shared/model';
import type { OutputDraft } from '../blocks/blockKind';
import { restrictToTables, withDatabase, writeQuery, type DuckDBConnection } from '../frames';

const mostSampleRows = 100;

interface DataTestOptions {
  readonly scratch: string;
  readonly signal: AbortSignal;
  keep(draft: OutputDraft): Promise<ArtifactSummary>;
  report(results: readonly CheckResult[]): void;
  warn(text: string): void;
}

/**
 * Runs a block's data tests on the frames that it drafted: each is a table of its port's name, and the first is
 * `output` too. All tests run and are reported, with at most 100 of the rows that each found wrong.
 * @throws LatheError `code.checkFailed` when a test of severity error found a row; `sql.failed` for wrong SQL;
 *   `parameter.invalid` when there is no frame to test
 */
export async function runDataTests(
  tests: readonly DataTest[],
  drafts: Readonly<Record<string, OutputDraft>>,
  options: DataTestOptions,
): Promise<void> {
  const frames = Object.entries(drafts).filter(([, { type }]) => type === 'frame');
  const [first] = frames;
  if (!first) {
    throw new LatheError('parameter.invalid', 'This block has tests, but it gives no rows to test.', {
      cure: 'Remove `tests`, or move them to a block that gives rows.',
      about: { parameter: 'tests' },
    });
  }
  const tables = {
    output: first[1].folder,
    ...Object.fromEntries(frames.map(([port, { folder }]) => [port, folder])),
  };
  const samples = join(options.scratch, 'data-tests');
  mkdirSync(samples);
  const results = await withDatabase(
    async (connection) => {
      await restrictToTables(connection, tables, samples);
      const found: CheckResult[] = [];
      for (const [index, test] of tests.entries()) {
        found.push(await runTest(connection, test, join(samples, String(index)), options));
      }
      return found;
    },
    { scratch: options.scratch, signal: options.signal, threads: 1 },
  );
  options.report(results);
  const failed = results.filter(({ passed }) => !passed);
  for (const result of failed.filter(({ severity }) => severity === 'warning')) {
    options.warn(`Test ${inWords(result)}.`);
  }
  const errors = failed.filter(({ severity }) => severity === 'error');
  if (!errors.length) return;
  throw new LatheError(
    'code.checkFailed',
    `${errors.length} of ${tests.length} tests failed: ${errors.map(inWords).join('; ')}.`,
    { cure: 'Look at the rows that each test found, and correct the data or the test.' },
  );
}

async function runTest(
  connection: DuckDBConnection,
  { name, sql, severity = 'error' }: DataTest,
  folder: string,
  { signal, keep }: DataTestOptions,
): Promise<CheckResult> {
  const query = sql.trim().replace(/;$/, '');
  try {
    const counted = await connection.run(`SELECT count(*) FROM (${query}\n)`);
    const failing = Number(counted.getChunk(0).getColumnVector(0).getItem(0));
    if (!failing) return { name, passed: true, severity, failing };
    const wrong = `SELECT * FROM (${query}\n) LIMIT ${mostSampleRows}`;
    const sample = await keep(await writeQuery(connection, wrong, folder));
    return { name, passed: false, severity, failing, sample };
  } catch (error) {
    if (signal.aborted || error instanceof LatheError) throw error;
    throw testError(name, error);
  }
}

function testError(name: string, error: unknown): LatheError {
  const words = error instanceof Error ? error.message : String(error);
  const place = /^LINE (\d+): /m.exec(words);
  const sentence = words
    .slice(0, place?.index ?? words.length)
    .replace(/\s+/g, ' ')
    .trim();
  const where = place ? `, line ${place[1]} of its SQL` : '';
  return new LatheError('sql.failed', `Test ${name}${where}: ${sentence}`, {
    cure: 'A test is one query of the rows that are wrong. Its tables are the outputs by name, and `output` is the first.',
    about: { parameter: 'tests' },
    cause: error,
  });
}

function inWords({ name, failing = 0 }: CheckResult): string {
  return `${name} (${failing.toLocaleString('en')} ${failing === 1 ? 'row' : 'rows'})`;
}
