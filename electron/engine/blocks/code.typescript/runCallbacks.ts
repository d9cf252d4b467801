import { dirname } from 'node:path';
import { LatheError } from '@shared/errors';
import type { LogLine } from '@shared/model';
import { loadDanfo } from '@engine/runtimes';
import { artifactFolder } from '@engine/store';
import type { TaskControl, TaskInput, TaskOutput } from '@engine/scheduling/protocol';
import type { InputArtifact } from '../blockKind';
import { ArtifactReader } from './artifactReader';
import { CodeFiles } from './codeFiles';
import { runTimes } from './codeContext';
import { exportsOf } from './latheModule';
import { runInCode } from './runInCode';

type Input = TaskInput<'callback.run'>;

/**
 * Runs every callback that a code file exports, one after the other; one that fails does not keep the others from
 * running.
 * @throws LatheError `code.badResult` when the file exports none; else the first failure, with file and line
 */
export async function runCallbacks(input: Input, control: TaskControl): Promise<TaskOutput<'callback.run'>> {
  const files = new CodeFiles(input.projectFolder);
  const callbacks = await runInCode(files, input.codeFile, () =>
    exportsOf(files.load(input.codeFile), 'callback'),
  );
  if (!callbacks.length) {
    const file = files.nameOf(input.codeFile);
    throw new LatheError('code.badResult', `${file} exports no callback.`, {
      cure: "Write `import { callback } from 'lathe'; export default callback(({ outcome, block, log }) => log(`${block}: ${outcome}`));`.",
      about: { file },
    });
  }
  const given = givenTo(input, control);
  const failures: LatheError[] = [];
  for (const [, { body }] of callbacks) {
    try {
      await runInCode(files, input.codeFile, () => body(given));
    } catch (error) {
      failures.push(error as LatheError);
    }
  }
  const [first, ...others] = failures;
  if (!first) return { ran: callbacks.length };
  for (const other of others) control.log('warning', other.message);
  throw first;
}

function givenTo(input: Input, control: TaskControl): Record<string, unknown> {
  const { pipeline, block, item, outcome, state, error, metrics, variables, run } = input;
  const log = (text: unknown, level: LogLine['level'] = 'info'): void => control.log(level, String(text));
  const read = readerOf(control);
  return {
    pipeline,
    block,
    item,
    outcome,
    state,
    error: error && { code: error.code, message: error.message, cure: error.cure, about: error.about },
    run: { id: run, ...runTimes(input) },
    metrics,
    outputs: Object.fromEntries(
      Object.entries(input.outputs).map(([port, artifact]) => {
        const { type, rows, columns } = artifact.summary;
        return [port, { type, rows, columns, read: () => read(port, artifact) }];
      }),
    ),
    variables,
    signal: control.signal,
    log,
  };
}

/** Reads outputs when they are asked for: most callbacks never look at the rows. */
function readerOf(control: TaskControl): (port: string, artifact: InputArtifact) => Promise<unknown> {
  return (port, artifact) => {
    const root = dirname(dirname(artifact.folder));
    const kept: ArtifactReader['context']['kept'] = (summary) => ({
      hash: summary.hash,
      type: summary.type,
      folder: artifactFolder(root, summary.hash),
      summary,
    });
    const log = (level: LogLine['level'], text: string): void => control.log(level, text);
    return new ArtifactReader({ kept, log }, loadDanfo()).read(port, artifact);
  };
}
