import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { CheckResult, Column } from '@shared/model';
import { fromDanfo, isDataFrame, writeColumns, type DataFrame } from '@engine/frames';
import type { Danfo } from '@engine/runtimes';
import type { BlockContext } from '../blockKind';
import type { CodeFiles } from './codeFiles';
import { exportsOf } from './latheModule';

const mostSampleRows = 100;

interface CheckOptions {
  readonly context: Pick<BlockContext<unknown>, 'scratch' | 'keep' | 'checks' | 'log'>;
  readonly files: CodeFiles;
  readonly danfo: Danfo;
  /** Types that the columns of wrong rows keep. */
  readonly like: readonly Column[];
}

/**
 * Runs every check that a code file exports and reports what each found, with at most 100 of the wrong rows.
 * @param given what the checks receive
 * @throws LatheError `code.checkFailed` when one of severity error failed
 */
export async function runChecks(
  exported: Readonly<Record<string, unknown>>,
  given: Record<string, unknown>,
  options: CheckOptions,
): Promise<void> {
  const { context } = options;
  const results: CheckResult[] = [];
  for (const [name, { body, severity }] of exportsOf(exported, 'check')) {
    const { rows, ...verdict } = await verdictOf(body, given, options);
    results.push({
      name,
      severity,
      ...verdict,
      ...(rows ? { failing: rows.shape[0] } : {}),
      ...(rows && !verdict.passed ? await sampleOf(rows, `check-${results.length}`, options) : {}),
    });
  }
  if (!results.length) return;
  context.checks(results);
  const failed = results.filter(({ passed }) => !passed);
  for (const result of failed) {
    if (result.severity === 'warning') context.log('warning', `Check ${inWords(result)}.`);
  }
  const errors = failed.filter(({ severity }) => severity === 'error');
  if (!errors.length) return;
  throw new LatheError(
    'code.checkFailed',
    `${errors.length} of ${results.length} checks failed: ${errors.map(inWords).join('; ')}.`,
    { cure: 'Correct the code or the data; a check that asks too much can be changed in the code file.' },
  );
}

interface Verdict {
  readonly passed: boolean;
  readonly message?: string;
  readonly rows?: DataFrame;
}

async function verdictOf(
  body: (given: Record<string, unknown>) => unknown,
  given: Record<string, unknown>,
  { files, danfo }: CheckOptions,
): Promise<Verdict> {
  let returned: unknown;
  try {
    returned = await body(given);
  } catch (error) {
    const place = files.placeOf(error);
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { passed: false, message: place ? `${words}, line ${place.line}` : words };
  }
  if (typeof returned === 'boolean') return { passed: returned };
  if (isDataFrame(returned, danfo)) return { passed: !returned.shape[0], rows: returned };
  const { passed, message, rows } = (returned ?? {}) as Record<string, unknown>;
  const wrong = isDataFrame(rows, danfo) ? rows : undefined;
  if (typeof passed !== 'boolean' && !wrong) {
    const type = returned === null ? 'null' : typeof returned;
    return {
      passed: false,
      message: `returned ${type} instead of true, false, wrong rows or { passed, message, rows }`,
    };
  }
  return {
    passed: typeof passed === 'boolean' ? passed : !wrong?.shape[0],
    ...(message === undefined ? {} : { message: String(message) }),
    ...(wrong ? { rows: wrong } : {}),
  };
}

async function sampleOf(
  rows: DataFrame,
  name: string,
  { context, like }: CheckOptions,
): Promise<Pick<CheckResult, 'sample'>> {
  if (!rows.shape[0] || !rows.columns.length) return {};
  const some = rows.shape[0] > mostSampleRows ? rows.head(mostSampleRows) : rows;
  const draft = await writeColumns(join(context.scratch, name), fromDanfo(some, like));
  return { sample: await context.keep(draft) };
}

function inWords({ name, message, failing }: CheckResult): string {
  const count =
    failing === undefined ? [] : [`${failing.toLocaleString('en')} ${failing === 1 ? 'row' : 'rows'}`];
  const details = [...count, ...(message === undefined ? [] : [message])];
  return details.length ? `${name} (${details.join(': ')})` : name;
}
