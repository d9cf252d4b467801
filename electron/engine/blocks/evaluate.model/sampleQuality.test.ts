/** How good the models are on real data, against scikit-learn 1.9.1 on the same rows. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { quoteText } from '../../frames';
import { appRoot } from '../../runtimes';
import { frameOf, inputOf, runBlock } from '../../testing';
import { findKind } from '..';
import { featuresRecipe } from '../features.recipe/schema';
import { evaluateModel } from './schema';

const data = (name: string): string => quoteText(join(appRoot(), 'node_modules/vega-datasets/data', name));

const cars = `SELECT Miles_per_Gallon AS mpg, Cylinders, Displacement, Horsepower, Weight_in_lbs, Acceleration,
    year(Year::DATE) AS year, Origin, row_number() OVER () AS i
  FROM read_json(${data('cars.json')}) WHERE mpg IS NOT NULL`;
const penguins = `SELECT *, row_number() OVER () AS i FROM read_json(${data('penguins.json')})`;
const flights = `SELECT delay > 15 AS late, distance, origin, destination, 'h' || hour(date) AS hour,
    dayname(date) AS weekday, monthname(date) AS month, file_row_number // 60 AS i
  FROM read_parquet(${data('flights-3m.parquet')}, file_row_number = true) WHERE file_row_number % 60 = 0`;

/** Trains on the rows whose `i % 4` is not `fold`, measures on the others. */
async function measure(
  sql: string,
  target: string,
  trainers: readonly [kind: string, params: object][],
  fold = 0,
) {
  const rows = (condition: string) =>
    frameOf(`SELECT * EXCLUDE i FROM (${sql}) WHERE ${condition} ORDER BY i`);
  const [train, test] = [inputOf(await rows(`i % 4 <> ${fold}`)), inputOf(await rows(`i % 4 = ${fold}`))];
  const recipe = inputOf(
    (await runBlock(featuresRecipe, { params: { target }, inputs: { train } })).outputs['recipe']!,
  );
  const results: Readonly<Record<string, number>>[] = [];
  for (const [kind, params] of trainers) {
    const trained = await runBlock(findKind(kind)!, { params: { ...params }, inputs: { train, recipe } });
    const model = inputOf(trained.outputs['model']!);
    results.push(
      (await runBlock(evaluateModel, { params: { resamples: 0 }, inputs: { model, test } })).metrics!,
    );
  }
  return results;
}
const net = { hidden: [32, 16], batchSize: 32, learningRate: 0.005, seed: 7 };

it('tells penguins apart', async () => {
  const [linearly, deeply] = await measure(penguins, 'Species', [
    ['train.logistic', {}],
    ['train.mlp', { ...net, epochs: 60, patience: 20 }],
  ]);
  expect(linearly!['accuracy']).toBeGreaterThanOrEqual(0.97);
  expect(deeply!['accuracy']).toBeGreaterThanOrEqual(0.97);
});

it('predicts how far cars go as Ridge(alpha=1) does, and no worse by a network', async () => {
  // make_pipeline(make_column_transformer((make_pipeline(SimpleImputer(strategy='median'), StandardScaler()), numbers),
  //   (OneHotEncoder(handle_unknown='ignore'), ['Origin'])), Ridge(alpha=1)): root_mean_squared_error by fold
  const ridge = [3.2696972750383826, 3.149452672093316];
  let [linear, network] = [0, 0];
  for (const [fold, expected] of ridge.entries()) {
    const [linearly, deeply] = await measure(
      cars,
      'mpg',
      [
        ['train.linear', {}],
        ['train.mlp', { ...net, epochs: 200, patience: 40 }],
      ],
      fold,
    );
    expect(linearly!['rmse']).toBeCloseTo(expected, 5);
    linear += linearly!['rmse']!;
    network += deeply!['rmse']!;
  }
  expect(network).toBeLessThan(linear);
}, 60_000);

it('ranks late flights as LogisticRegression does', async () => {
  // …(StandardScaler(), ['distance']), (OneHotEncoder(handle_unknown='ignore'), texts), LogisticRegression(max_iter=1000):
  // roc_auc_score 0.65209, log_loss 0.47923
  const [metrics] = await measure(flights, 'late', [['train.logistic', { tolerance: 1e-6 }]]);
  expect(metrics!['auc']).toBeCloseTo(0.6520871094838463, 3);
  expect(metrics!['log_loss']).toBeCloseTo(0.47923217845075067, 4);
});
