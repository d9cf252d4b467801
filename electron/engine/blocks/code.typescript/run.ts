import { LatheError } from '@shared/errors';
import { loadDanfo, type Danfo } from '@engine/runtimes';
import type { BlockContext, BlockOutcome } from '../blockKind';
import { runChecks } from './checks';
import { CodeFiles } from './codeFiles';
import { codeSurroundings, readInputs } from './codeContext';
import { fixedClock } from './fixedClock';
import { isMarked, type MarkedFunction } from './latheModule';
import { readResult } from './results';
import { runInCode } from './runInCode';
import type { CodeParams } from './schema';
import { withSeededRandom } from './seededMath';

/** Runs the function that the code file exports by default, then every check it exports on the result. */
export async function run(context: BlockContext<CodeParams>): Promise<BlockOutcome> {
  if (!context.codeFile) {
    throw new LatheError('parameter.invalid', 'This block has no code file.', {
      cure: 'Name a TypeScript file of the project, for example blocks/clean.ts.',
      about: { block: context.block, parameter: 'file' },
    });
  }
  const files = new CodeFiles(context.projectFolder, fixedClock(context.runTime, clockWarning(context)));
  const danfo = loadDanfo();
  return withSeededRandom(() => runFile(context, context.codeFile as string, files, danfo));
}

async function runFile(
  context: BlockContext<CodeParams>,
  codeFile: string,
  files: CodeFiles,
  danfo: Danfo,
): Promise<BlockOutcome> {
  const { main, exported } = await runInCode(files, codeFile, () => readProgram(files, codeFile));
  const inputs = await readInputs(context, danfo);
  const surroundings = codeSurroundings(context, danfo);

  const returned = await runInCode(files, codeFile, () => main.body({ ...surroundings, ...inputs.values }));
  if (context.signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
  const result = readResult(main.role, returned, { danfo, like: inputs.columns, context });
  // In a check `df` is the result, whatever the input was called.
  const [df] = Object.values(result.values);
  await runChecks(
    exported,
    { ...surroundings, ...inputs.values, df, ...result.values },
    { context, files, danfo, like: inputs.columns },
  );
  return { outputs: await result.write() };
}

interface Program {
  readonly main: MarkedFunction;
  readonly exported: Readonly<Record<string, unknown>>;
}

function readProgram(files: CodeFiles, file: string): Program {
  const exported = files.load(file);
  const main = exported['default'];
  if (isMarked(main) && main.role !== 'check' && main.role !== 'callback') return { main, exported };
  throw new LatheError('code.badResult', `${files.nameOf(file)} exports no block by default.`, {
    cure: "Write `import { transform } from 'lathe'; export default transform(({ df }) => df);`, or use load, items or value.",
    about: { file: files.nameOf(file) },
  });
}

/** Says once that the clock stands still, as the SQL blocks do. */
function clockWarning(context: BlockContext<unknown>): () => void {
  let isSaid = false;
  return () => {
    if (isSaid) return;
    isSaid = true;
    context.log(
      'warning',
      "The clock of the code stands at the run's time, and its results are kept until its inputs or its code change. Use `run.time` for results of their own in each run, `performance.now()` to measure.",
    );
  };
}
