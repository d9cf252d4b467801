import { LatheError } from '@shared/errors';
import { loadDanfo, type Danfo } from '@engine/runtimes';
import type { BlockContext, BlockOutcome } from '../blockKind';
import { CodeFiles } from './codeFiles';
import { codeSurroundings, readInputs } from './codeContext';
import { isMarked, type MarkedFunction } from './latheModule';
import { withSeededRandom } from './seededMath';
import { readResult } from './results';
import type { CodeParams } from './schema';

/** Runs the function that the code file exports by default, then every check it exports on the result. */
export async function run(context: BlockContext<CodeParams>): Promise<BlockOutcome> {
  if (!context.codeFile) {
    throw new LatheError('parameter.invalid', 'This block has no code file.', {
      cure: 'Name a TypeScript file of the project, for example blocks/clean.ts.',
      about: { block: context.block, parameter: 'file' },
    });
  }
  const files = new CodeFiles(context.projectFolder);
  const danfo = loadDanfo();
  return withSeededRandom(() => runFile(context, context.codeFile as string, files, danfo));
}

async function runFile(
  context: BlockContext<CodeParams>,
  codeFile: string,
  files: CodeFiles,
  danfo: Danfo,
): Promise<BlockOutcome> {
  const program = await inCode(files, codeFile, () => readProgram(files, codeFile));
  const inputs = await readInputs(context, danfo);
  const surroundings = codeSurroundings(context, danfo);

  const returned = await inCode(files, codeFile, () =>
    program.main.body({ ...surroundings, ...inputs.values }),
  );
  if (context.signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
  const result = readResult(program.main.role, returned, {
    danfo,
    like: inputs.columns,
    warn: (text) => context.log('warning', text),
  });
  // In a check `df` is the result, whatever the input was called.
  const [df] = Object.values(result.values);
  await runChecks(files, program.checks, { ...surroundings, ...inputs.values, df, ...result.values });
  return { outputs: await result.write(context.scratch) };
}

interface Program {
  readonly main: MarkedFunction;
  readonly checks: readonly (readonly [name: string, check: MarkedFunction])[];
}

function readProgram(files: CodeFiles, file: string): Program {
  const exported = files.load(file);
  const main = exported['default'];
  if (!isMarked(main) || main.role === 'check') {
    throw new LatheError('code.badResult', `${files.nameOf(file)} exports no block by default.`, {
      cure: "Write `import { transform } from 'lathe'; export default transform(({ df }) => df);`, or use load, items or value.",
      about: { file: files.nameOf(file) },
    });
  }
  const checks = Object.entries(exported).flatMap(([name, value]) =>
    isMarked(value) && value.role === 'check' ? [[name, value] as const] : [],
  );
  return { main, checks };
}

async function runChecks(
  files: CodeFiles,
  checks: Program['checks'],
  context: Record<string, unknown>,
): Promise<void> {
  const failures: string[] = [];
  for (const [name, check] of checks) {
    try {
      const passed = await check.body(context);
      if (passed === false) failures.push(name);
      else if (passed !== true) failures.push(`${name} (returned ${typeof passed} instead of true or false)`);
    } catch (error) {
      const place = files.placeOf(error);
      failures.push(`${name} (${messageOf(error)}${place ? `, line ${place.line}` : ''})`);
    }
  }
  if (!failures.length) return;
  throw new LatheError(
    'code.checkFailed',
    `${failures.length} of ${checks.length} checks failed: ${failures.join('; ')}.`,
    { cure: 'Correct the code or the data; a check that asks too much can be changed in the code file.' },
  );
}

/** Errors that the project's code throws say where in it. */
async function inCode<T>(files: CodeFiles, file: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof LatheError) throw error.concerning({ file: files.nameOf(file) });
    const place = files.placeOf(error) ?? { file: files.nameOf(file) };
    const where = 'line' in place ? ` (line ${place.line})` : '';
    throw new LatheError('code.failed', `${place.file}${where}: ${messageOf(error)}`, {
      cure: 'Correct the code file.',
      about: place,
      cause: error,
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
