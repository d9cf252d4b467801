import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evaluationSchema } from '@shared/model';
import { frameOf, inputOf, rowsOf, runBlock } from '../../testing';
import { featuresRecipe } from '../features.recipe/schema';
import { modelRegister } from '../model.register/schema';
import { trainLinear } from '../train.linear/schema';
import { trainLogistic } from '../train.logistic/schema';
import { evaluateModel } from './schema';

/** y is a - 2 b, the class says whether it is above 0; some gaps, a constant and an identifier. */
const rows = (from: number, to: number): string => `
  SELECT i::DOUBLE % 7 AS a, CASE WHEN i % 11 = 0 THEN NULL ELSE (i * 3 % 5)::BIGINT END AS b, 'row ' || i AS id,
    CASE WHEN i % 3 = 0 THEN 'x' ELSE 'y' END AS c, i % 7 - 2 * (i * 3 % 5) AS y,
    CASE WHEN i % 7 - 2 * (i * 3 % 5) > -3 THEN 'high' ELSE 'low' END AS level
  FROM range(${from}, ${to}) t(i) ORDER BY i`;

async function trained(
  target: string,
  exclude: string[],
  trainer: typeof trainLinear | typeof trainLogistic,
) {
  const train = inputOf(await frameOf(rows(0, 200)));
  const recipe = await runBlock(featuresRecipe, { params: { target, exclude }, inputs: { train } });
  const inputs = { train, recipe: inputOf(recipe.outputs['recipe']!) };
  const model = await runBlock(trainer as typeof trainLinear, { inputs });
  return { recipe, model: inputOf(model.outputs['model']!), training: model };
}

it('fits, trains, measures and keeps the test rows with their predictions', async () => {
  const { model, recipe, training } = await trained('level', ['y'], trainLogistic);
  expect(recipe.log.join()).toContain('id: dropped');
  expect(training.points.length).toBeGreaterThan(3);
  const test = inputOf(await frameOf(rows(200, 260)));
  const { outputs, metrics } = await runBlock(evaluateModel, { inputs: { model, test } });
  expect(metrics?.['accuracy']).toBeGreaterThan(0.9);
  const evaluation = evaluationSchema.parse(
    JSON.parse(readFileSync(join(outputs['metrics']!.folder, 'evaluation.json'), 'utf8')),
  );
  const loss = evaluation.metrics.find(({ name }) => name === 'log_loss')!;
  expect(loss.low).toBeLessThan(loss.value);
  expect(loss.high).toBeGreaterThan(loss.value);
  expect(outputs['predictions']!.columns?.map(({ name }) => name)).toEqual([
    'a',
    'b',
    'id',
    'c',
    'y',
    'level',
    'prediction',
    'probability_high',
    'probability_low',
  ]);
  const predictions = await rowsOf(outputs['predictions']!.folder);
  const right = predictions.filter((row) => row[5] === row[6]).length;
  expect(right / 60).toBe(metrics?.['accuracy']);
  for (const row of predictions) expect(Number(row[7]) + Number(row[8])).toBeCloseTo(1, 12);
});

it('measures a regression', async () => {
  const { model } = await trained('y', ['level', 'id'], trainLinear);
  const test = inputOf(await frameOf(rows(200, 260)));
  const { metrics } = await runBlock(evaluateModel, { inputs: { model, test } });
  // Exact but for the rows whose b is missing and the small ridge penalty.
  expect(metrics?.['r2']).toBeGreaterThan(0.9);
});

it('writes the same bytes for the same rows', async () => {
  const [first, second] = [
    await trained('level', ['y'], trainLogistic),
    await trained('level', ['y'], trainLogistic),
  ];
  const test = inputOf(await frameOf(rows(200, 260)));
  const files = [
    'card.md',
    'example.json',
    'kept.json',
    'recipe.json',
    'reference.json',
    'estimator/model.json',
    'estimator/weights.bin',
  ];
  for (const file of files)
    expect(
      readFileSync(join(first.model.folder, file)).equals(readFileSync(join(second.model.folder, file))),
      file,
    ).toBe(true);
  const [a, b] = [
    await runBlock(evaluateModel, { inputs: { model: first.model, test } }),
    await runBlock(evaluateModel, { inputs: { model: second.model, test } }),
  ];
  for (const [output, file] of [
    ['metrics', 'evaluation.json'],
    ['predictions', 'data.parquet'],
  ] as const)
    expect(
      readFileSync(join(a.outputs[output]!.folder, file)).equals(
        readFileSync(join(b.outputs[output]!.folder, file)),
      ),
      file,
    ).toBe(true);
});

it('asks for the registration of a model with its metrics', async () => {
  const { model } = await trained('level', ['y'], trainLogistic);
  const test = inputOf(await frameOf(rows(200, 260)));
  const evaluated = await runBlock(evaluateModel, { inputs: { model, test }, params: { resamples: 0 } });
  const metrics = inputOf(evaluated.outputs['metrics']!);
  const { effects, outputs } = await runBlock(modelRegister, {
    inputs: { model, metrics },
    params: { name: 'levels' },
  });
  expect(outputs).toEqual({});
  expect(effects).toEqual([
    {
      type: 'registerModel',
      name: 'levels',
      model: model.hash,
      evaluation: metrics.hash,
      metrics: evaluated.metrics,
    },
  ]);
});

it('names the block and the port when nothing is connected', async () => {
  await expect(runBlock(evaluateModel)).rejects.toMatchObject({
    code: 'pipeline.badEdge',
    about: { port: 'model' },
  });
});
