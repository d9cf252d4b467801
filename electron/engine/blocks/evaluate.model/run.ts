import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluate } from '@engine/evaluation';
import {
  frameTable,
  openFrame,
  withDatabase,
  writeColumns,
  writeQuery,
  type ColumnToWrite,
} from '@engine/frames';
import { readTarget } from '@engine/recipes';
import { readModel, scoreColumns, scoreRows } from '@engine/registry';
import type { Evaluation } from '@shared/model';
import type { OutputDraft, RunBlock } from '../blockKind';
import { requireInput } from '../requireInput';
import type { EvaluateParams } from './schema';

export const run: RunBlock<EvaluateParams> = async (context) => {
  const model = await readModel(requireInput(context, 'model').folder);
  const test = requireInput(context, 'test');
  const frame = await openFrame(test.folder);
  try {
    const target = await readTarget(frame, model.recipe);
    const unknown = target.task === 'classification' ? target.classes.slice(model.estimator.outputs) : [];
    if (unknown.length)
      context.log('warning', `the model does not know ${unknown.join(', ')}, so these rows count as wrong`);
    const { outputs } = await scoreRows(model, frame);
    context.progress({ text: `measuring ${frame.rows} rows` });
    const evaluation = await evaluate({
      targetName: model.recipe.target.name,
      target,
      outputs,
      outputsPerRow: model.estimator.outputs,
      dataHash: test.hash,
      resamples: context.params.resamples,
      seed: context.params.seed,
      signal: context.signal,
    });
    if (evaluation.rowsWithoutTarget)
      context.log(
        'warning',
        `${evaluation.rowsWithoutTarget} rows have no ${evaluation.target} and are not measured`,
      );
    context.log(
      'info',
      evaluation.metrics.map(({ name, value }) => `${name} ${value.toPrecision(4)}`).join(', '),
    );
    const names = frame.columns.map(({ name }) => name);
    return {
      outputs: {
        metrics: await writeEvaluation(join(context.scratch, 'metrics'), evaluation),
        predictions: await writePredictions(
          context.scratch,
          test.folder,
          scoreColumns(model, outputs, names),
        ),
      },
      metrics: Object.fromEntries(evaluation.metrics.map(({ name, value }) => [name, value])),
    };
  } finally {
    frame.close();
  }
};

async function writeEvaluation(folder: string, evaluation: Evaluation): Promise<OutputDraft> {
  await mkdir(folder);
  await writeFile(join(folder, 'evaluation.json'), `${JSON.stringify(evaluation, undefined, 2)}\n`);
  const [first] = evaluation.metrics;
  return {
    type: 'metrics',
    folder,
    ...(first ? { caption: `${first.name} ${first.value.toPrecision(3)}` } : {}),
  };
}

/** The raw rows with the scores beside them. */
async function writePredictions(
  scratch: string,
  rawFolder: string,
  columns: readonly ColumnToWrite[],
): Promise<OutputDraft> {
  const scores = join(scratch, 'scores');
  await writeColumns(scores, columns);
  const sql = `SELECT * FROM ${frameTable(rawFolder)} POSITIONAL JOIN ${frameTable(scores)}`;
  // One thread: the order of the rows, and so the artifact's hash, must repeat.
  return withDatabase((connection) => writeQuery(connection, sql, join(scratch, 'predictions')), {
    threads: 1,
    scratch,
  });
}
