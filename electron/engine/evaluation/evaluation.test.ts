import { expect, it } from 'vitest';
import { bootstrapIntervals, quantile, resamplesFor } from './bootstrap';
import { evaluate, type EvaluationRequest } from './index';

const { signal } = new AbortController();
const request = { targetName: 'y', dataHash: 'rows', resamples: 0, seed: 1, signal };
const labels = (classes: string[], ...codes: number[]): EvaluationRequest['target'] => ({
  task: 'classification',
  classes,
  codes: Int32Array.from(codes),
});
const valuesOf = async (
  changes: Pick<EvaluationRequest, 'target' | 'outputs' | 'outputsPerRow'>,
): Promise<Record<string, number>> => {
  const { metrics } = await evaluate({ ...request, ...changes });
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
};
function expectMetrics(actual: Record<string, number>, expected: Record<string, number>): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) expect(actual[name], name).toBeCloseTo(value, 12);
}

const binary = [0.1, 0.4, 0.35, 0.8, 0.4, 0.7, 0.9, 0.6];
const binaryRequest = {
  target: labels(['no', 'yes'], 0, 0, 1, 1, 0, 1, 1, 0),
  outputs: Float64Array.from(binary.flatMap((p) => [1 - p, p])),
  outputsPerRow: 2,
};

it('measures two classes as scikit-learn 1.9.1 does (accuracy_score … on t, p > .5; roc_auc_score, log_loss, brier_score_loss on t, p)', async () => {
  expectMetrics(await valuesOf(binaryRequest), {
    ...{ accuracy: 0.75, balanced_accuracy: 0.75, f1_macro: 0.75, log_loss: 0.4722879538091761 },
    ...{ auc: 0.8125, mcc: 0.5, brier: 0.15656250000000002 },
  });
});

it("measures three classes as scikit-learn 1.9.1 does (average='macro', multi_class='ovr')", async () => {
  const outputs = Float64Array.of(
    ...[
      0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.2, 0.2, 0.6, 0.5, 0.1, 0.4, 0.1, 0.8, 0.1, 0.4, 0.5, 0.1, 0.2, 0.5, 0.3,
    ],
  );
  expectMetrics(
    await valuesOf({ target: labels(['a', 'b', 'c'], 0, 1, 2, 2, 1, 0, 1), outputs, outputsPerRow: 3 }),
    {
      ...{
        accuracy: 0.7142857142857143,
        balanced_accuracy: 0.6666666666666666,
        f1_macro: 0.6746031746031745,
      },
      ...{ log_loss: 0.6475233564573347, auc: 0.9249999999999999, mcc: 0.5679301390639018 },
    },
  );
});

it('measures values as scikit-learn 1.9.1 does', async () => {
  const target = { task: 'regression', values: Float64Array.of(3, -1, 2, 7, 5) } as const;
  expectMetrics(await valuesOf({ target, outputs: Float64Array.of(2.5, 0, 2, 8, 4.2), outputsPerRow: 1 }), {
    ...{
      rmse: 0.7602631123499285,
      mae: 0.66,
      r2: 0.9214673913043478,
      median_ae: 0.8,
      mape: 0.2939047619047619,
    },
  });
});

it('has no percentage error where an actual value is zero', async () => {
  const target = { task: 'regression', values: Float64Array.of(0, 1) } as const;
  expect(await valuesOf({ target, outputs: Float64Array.of(1, 1), outputsPerRow: 1 })).not.toHaveProperty(
    'mape',
  );
});

it('draws the confusion matrix, the classes and the ROC curve', async () => {
  const evaluation = await evaluate({ ...request, ...binaryRequest });
  expect(evaluation.confusion).toEqual({
    classes: ['no', 'yes'],
    counts: [
      [3, 1],
      [1, 3],
    ],
  });
  expect(evaluation.perClass?.[1]).toEqual({
    label: 'yes',
    precision: 0.75,
    recall: 0.75,
    f1: 0.75,
    support: 4,
  });
  // By hand: descending 0.9+ 0.8+ 0.7+ 0.6- 0.4-- 0.35+ 0.1-.
  expect(evaluation.roc).toEqual({
    x: [0, 0, 0, 0, 0.25, 0.75, 0.75, 1],
    y: [0, 0.25, 0.5, 0.75, 0.75, 0.75, 1, 1],
  });
});

it('counts a class that the model does not know as wrong, and rows without a target not at all', async () => {
  const evaluation = await evaluate({
    ...request,
    target: labels(['a', 'b', 'new'], 0, -1, 2, 1),
    outputs: Float64Array.of(0.9, 0.1, 0.5, 0.5, 0.6, 0.4, 0.2, 0.8),
    outputsPerRow: 2,
  });
  expect(evaluation).toMatchObject({ rows: 3, rowsWithoutTarget: 1 });
  expect(evaluation.confusion?.counts).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
  ]);
  expect(evaluation.metrics[0]).toMatchObject({ name: 'accuracy', value: 2 / 3 });
});

it('refuses rows without any target', async () => {
  await expect(
    evaluate({ ...request, ...binaryRequest, target: labels(['a', 'b'], -1, -1, -1, -1, -1, -1, -1, -1) }),
  ).rejects.toMatchObject({ code: 'data.targetInvalid' });
});

it('gives a bootstrap interval of a mean as its normal theory has it, the same for the same seed', async () => {
  const rows = 400;
  const hits = 300;
  const measure = (counts: Uint16Array): Record<string, number> => ({
    accuracy: counts.subarray(0, hits).reduce((sum, count) => sum + count, 0) / rows,
  });
  const interval = (await bootstrapIntervals(measure, rows, 2000, 3, signal))['accuracy']!;
  // 0.75 ± 1.96 √(0.75 · 0.25 / 400) = 0.7076 … 0.7924
  expect(interval.low).toBeCloseTo(0.7076, 1.9);
  expect(interval.high).toBeCloseTo(0.7924, 1.9);
  expect((await bootstrapIntervals(measure, rows, 2000, 3, signal))['accuracy']).toEqual(interval);
  expect((await bootstrapIntervals(measure, rows, 2000, 4, signal))['accuracy']).not.toEqual(interval);
});

it('measures a resample as it would measure the drawn rows themselves', async () => {
  const drawn = [0, 0, 3, 4, 4, 4, 6, 7];
  const counts = new Uint16Array(8);
  for (const row of drawn) counts[row]!++;
  const { measureClassification } = await import('./classification');
  const { measureRegression } = await import('./regression');
  const data = {
    classes: ['no', 'yes'],
    actual: Int32Array.of(0, 0, 1, 1, 0, 1, 1, 0),
    probabilities: binaryRequest.outputs,
    modelClasses: 2,
  };
  const copied = {
    ...data,
    actual: Int32Array.from(drawn, (row) => data.actual[row]!),
    probabilities: Float64Array.from(drawn.flatMap((row) => [1 - binary[row]!, binary[row]!])),
  };
  const [weighted, plain] = [
    measureClassification(data).measure(counts),
    measureClassification(copied).measure(),
  ];
  for (const [name, value] of Object.entries(plain)) expect(weighted[name], name).toBeCloseTo(value, 12);
  const actual = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  const predicted = Float64Array.of(2, 2, 1, 7, 5.5, 6, 7, 3);
  const pick = (from: Float64Array): Float64Array => Float64Array.from(drawn, (row) => from[row]!);
  const [regression, again] = [
    measureRegression(actual, predicted, 1).measure(counts),
    measureRegression(pick(actual), pick(predicted), 1).measure(),
  ];
  for (const [name, value] of Object.entries(again)) expect(regression[name], name).toBeCloseTo(value, 12);
});

it('draws fewer resamples on many rows', () => {
  expect([100, 20_000, 50_000, 1_000_000].map((rows) => resamplesFor(rows, 1000))).toEqual([
    1000, 1000, 400, 200,
  ]);
});

it('interpolates quantiles as numpy.quantile does', () => {
  expect(quantile(Float64Array.of(1, 2, 4, 8), 0.4)).toBeCloseTo(2.4, 12);
});
