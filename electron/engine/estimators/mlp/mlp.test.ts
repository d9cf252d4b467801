import { expect, it } from 'vitest';
import type { CurvePoint } from '@shared/model';
import type { FeatureMatrix } from '../../recipes';
import { loadTensorFlow, tensorFlowBackends } from '../../runtimes';
import { trainingControl } from '../../testing';
import { fitRidge } from '../linear/linear';
import { Random } from '../random';
import type { TrainingData } from '../trainingData';
import { chooseEngine } from './engineChoice';
import { mlp } from './mlp';
import type { MlpOptions } from './mlpOptions';
import { splitValidation } from './validationSplit';

const engines = tensorFlowBackends().filter((backend) => backend !== 'cpu');
const options: MlpOptions = {
  ...{
    hidden: [16, 8],
    activation: 'relu',
    dropout: 0,
    l2: 0,
    optimizer: 'adam',
    learningRate: 0.01,
    batchSize: 32,
  },
  ...{ epochs: 10, validation: 0.2, patience: 0, classWeights: 'none', seed: 7, engine: 'wasm' },
};

/** Two numbers and a category of three; which quadrant the numbers lie in cannot be told by a line. */
function matrixOf(rows: number): FeatureMatrix {
  const random = new Random(1);
  const numbers = (): Float32Array => Float32Array.from({ length: rows }, () => 2 * random.uniform() - 1);
  return {
    rows,
    width: 5,
    features: [
      { kind: 'numeric', column: 'a', values: numbers() },
      {
        kind: 'oneHot',
        column: 'c',
        labels: ['x', 'y', 'z'],
        codes: Int32Array.from({ length: rows }, (_, row) => (row % 4) - 1),
      },
      { kind: 'numeric', column: 'b', values: numbers() },
    ],
  };
}
const numbersOf = (matrix: FeatureMatrix, index: 0 | 2): Float32Array =>
  (matrix.features[index] as { values: Float32Array }).values;
function quadrants(rows = 400): TrainingData {
  const matrix = matrixOf(rows);
  const [a, b] = [numbersOf(matrix, 0), numbersOf(matrix, 2)];
  const codes = Int32Array.from(a, (value, row) => (value * b[row]! > 0 ? 1 : 0));
  return { matrix, target: { task: 'classification', classes: ['odd', 'even'], codes } };
}
function values(rows = 300): TrainingData {
  const matrix = matrixOf(rows);
  const [a, b] = [numbersOf(matrix, 0), numbersOf(matrix, 2)];
  return {
    matrix,
    target: {
      task: 'regression',
      values: Float64Array.from(a, (value, row) => 500 + 30 * value - 10 * b[row]! + (row % 4) * 4),
    },
  };
}
async function fit(data: TrainingData, changes: Partial<MlpOptions>, control = trainingControl()) {
  return mlp.fit(data, { ...options, ...changes }, control);
}
const weightsOf = (estimator: Awaited<ReturnType<typeof fit>>['estimator']): number[] =>
  estimator.layers!().flatMap(({ kernel, bias }) => [...kernel, ...bias]);

it.each(engines)('learns what no line can separate, on %s', async (engine) => {
  const data = quadrants();
  const { estimator, report } = await fit(data, { engine: engine as 'wasm', epochs: 40, learningRate: 0.02 });
  const outputs = estimator.predict(data.matrix);
  const right =
    data.target.task === 'classification'
      ? data.target.codes.filter((code, row) => (outputs[row * 2 + 1]! > 0.5 ? 1 : 0) === code).length
      : 0;
  expect(right / data.matrix.rows).toBeGreaterThan(0.93);
  expect(report).toMatchObject({ epochs: 40, validationRows: 80, stopped: 'all epochs done' });
});

it.each(engines)(
  'gives the same weights bit for bit for the same seed, others for another, on %s',
  async (engine) => {
    const changes = { engine: engine as 'wasm', dropout: 0.2, l2: 1e-4, epochs: 3 };
    const [first, again, other] = [
      await fit(quadrants(), changes),
      await fit(quadrants(), changes),
      await fit(quadrants(), { ...changes, seed: 8 }),
    ];
    expect(weightsOf(again.estimator)).toEqual(weightsOf(first.estimator));
    expect(weightsOf(other.estimator)).not.toEqual(weightsOf(first.estimator));
  },
);

it.each(
  engines.flatMap((engine) =>
    (['adam', 'sgd', 'rmsprop'] as const).map((optimizer) => [engine, optimizer] as const),
  ),
)('leaves no tensor behind, on %s with %s', async (engine, optimizer) => {
  const tf = await loadTensorFlow(engine);
  const before = tf.memory().numTensors;
  await fit(quadrants(100), {
    engine: engine as 'wasm',
    optimizer,
    dropout: 0.1,
    l2: 0.01,
    epochs: 3,
    activation: 'tanh',
  });
  expect(tf.memory().numTensors).toBe(before);
});

it('finds the least squares solution when it has no hidden layer', async () => {
  const data = values();
  const changes = { hidden: [], validation: 0, epochs: 300, batchSize: 300, learningRate: 0.05 };
  const { estimator } = await fit(data, changes);
  const exact = fitRidge(data.matrix, (data.target as { values: Float64Array }).values, 1e-9);
  const kernel = estimator.layers!()[0]!.kernel;
  for (const feature of [0, 4]) expect(kernel[feature]).toBeCloseTo(exact.weights[feature]!, 2);
});

it('moves by one step of gradient descent as worked out by hand', async () => {
  // One feature x = (1, -1, 0), target (3, -3, 0): sd √6, standardised t = (√1.5, -√1.5, 0). From weight w and bias 0:
  // d/dw mean (wx - t)² = 2/3 · 2(w - √1.5); a step of 0.75 lands on w = √1.5 whatever w was, so kernel √1.5 · √6 = 3.
  const matrix: FeatureMatrix = {
    rows: 3,
    width: 1,
    features: [{ kind: 'numeric', column: 'x', values: Float32Array.of(1, -1, 0) }],
  };
  const target = { task: 'regression', values: Float64Array.of(3, -3, 0) } as const;
  const { estimator } = await fit(
    { matrix, target },
    { hidden: [], validation: 0, epochs: 1, batchSize: 3, learningRate: 0.75, optimizer: 'sgd' },
  );
  expect(estimator.layers!()[0]!.kernel[0]).toBeCloseTo(3, 5);
});

it('predicts by its own layers what TensorFlow.js computes from them', async () => {
  const tf = await loadTensorFlow('wasm');
  const data = quadrants(50);
  for (const activation of ['relu', 'tanh', 'sigmoid', 'elu'] as const) {
    const { estimator } = await fit(data, { activation, epochs: 2 });
    const model = tf.sequential({
      layers: estimator.layers!().map(({ inputs, units, activation: name }, index) =>
        tf.layers.dense({ units, activation: name, ...(index ? {} : { inputShape: [inputs] }) }),
      ),
    });
    model.setWeights(
      estimator.layers!().flatMap(({ inputs, units, kernel, bias }) => [
        tf.tensor2d(kernel, [inputs, units]),
        tf.tensor1d(bias),
      ]),
    );
    const [a, b] = [numbersOf(data.matrix, 0), numbersOf(data.matrix, 2)];
    const dense = Array.from(a, (value, row) => [
      value,
      ...[0, 1, 2].map((code) => ((row % 4) - 1 === code ? 1 : 0)),
      b[row]!,
    ]);
    const expected = (model.predict(tf.tensor2d(dense)) as ReturnType<typeof tf.tensor2d>).dataSync();
    estimator
      .predict(data.matrix)
      .forEach((probability, index) => expect(probability).toBeCloseTo(expected[index]!, 5));
    model.dispose();
  }
});

it('keeps the best weights and stops when the validation loss no longer falls', async () => {
  const random = new Random(3);
  const noise = quadrants(120);
  const codes = Int32Array.from({ length: 120 }, () => random.below(2));
  const points: CurvePoint[] = [];
  const { report } = await fit(
    { ...noise, target: { task: 'classification', classes: ['a', 'b'], codes } },
    { epochs: 500, patience: 6, learningRate: 0.02 },
    trainingControl({ points: (more) => void points.push(...more) }),
  );
  const losses = points.filter(({ series }) => series === 'val_loss').map(({ value }) => value);
  expect(report.bestEpoch).toBe(losses.indexOf(Math.min(...losses)) + 1);
  expect(report.epochs).toBe(report.bestEpoch! + 6);
  expect(new Set(points.map(({ series }) => series))).toEqual(
    new Set(['loss', 'accuracy', 'val_loss', 'val_accuracy', 'learning_rate']),
  );
});

it('restores the weights of the best epoch, not the last', async () => {
  const data = quadrants(120);
  const long = await fit(data, { epochs: 60, learningRate: 0.05 });
  expect(long.report.bestEpoch).toBeLessThan(60);
  const short = await fit(data, { epochs: long.report.bestEpoch!, learningRate: 0.05 });
  expect(weightsOf(long.estimator)).toEqual(weightsOf(short.estimator));
});

it('fails when it diverges at once, and keeps the last good weights when it does so later', async () => {
  const data = values();
  const wild = { optimizer: 'sgd', hidden: [], validation: 0, batchSize: 300 } as const;
  await expect(fit(data, { ...wild, learningRate: 1e30, batchSize: 10 })).rejects.toMatchObject({
    code: 'training.diverged',
  });
  const log: string[] = [];
  const { estimator, report } = await fit(
    data,
    { ...wild, learningRate: 1e12, epochs: 50 },
    trainingControl({ log: (level, text) => void log.push(`${level}: ${text}`) }),
  );
  expect(report.stopped).toMatch(/^diverged: the loss was no finite number in epoch \d+$/);
  expect(report.epochs).toBe(report.bestEpoch! + 1);
  expect(weightsOf(estimator).every(Number.isFinite)).toBe(true);
  expect(log.join('\n')).toContain(`warning: the loss was no finite number in epoch ${report.epochs}`);
});

it('hears a cancel in the middle of an epoch and a stop at its end', async () => {
  const cancel = new AbortController();
  const cancelled = fit(
    quadrants(20_000),
    { epochs: 1000, batchSize: 4 },
    trainingControl({ signal: cancel.signal }),
  );
  setImmediate(() => cancel.abort());
  await expect(cancelled).rejects.toMatchObject({ code: 'run.cancelled' });
  const stop = new AbortController();
  const { report } = await fit(
    quadrants(),
    { epochs: 1000 },
    trainingControl({
      stopEarly: stop.signal,
      points: ([point]) => void (point!.step === 3 && stop.abort()),
    }),
  );
  expect(report).toMatchObject({ epochs: 3, stopped: 'stopped on request' });
});

it('tells how many epochs are done', async () => {
  const notes: string[] = [];
  await fit(
    values(),
    { epochs: 3 },
    trainingControl({ progress: ({ text, fraction }) => void notes.push(`${text} ${fraction?.toFixed(2)}`) }),
  );
  expect(notes).toEqual(
    expect.arrayContaining(['epoch 1 of 3 0.33', 'epoch 2 of 3 0.67', 'epoch 3 of 3 1.00']),
  );
});

it('holds out the same share of every class', () => {
  const codes = Int32Array.from({ length: 100 }, (_, row) => (row < 80 ? 0 : row < 99 ? 1 : 2));
  const { training, validation } = splitValidation(
    { task: 'classification', classes: ['a', 'b', 'c'], codes },
    0.25,
    new Random(1),
  );
  const count = (rows: Uint32Array, code: number): number => rows.filter((row) => codes[row] === code).length;
  expect([0, 1, 2].map((code) => count(validation, code))).toEqual([20, 5, 0]);
  expect([...training, ...validation].sort((a, b) => a - b)).toEqual([...codes.keys()]);
});

it('chooses WebAssembly for small nets and native TensorFlow for large ones, of what is there', () => {
  const all = ['native', 'wasm', 'cpu'] as const;
  const large = [500, 512, 512, 10];
  expect(chooseEngine([30, 64, 32, 1], 32, 10_000, 'auto', all).backend).toBe('wasm');
  expect(chooseEngine(large, 1024, 1000, 'auto', all).backend).toBe('native');
  // 523,264 connections · 6 · 128 rows are 402 million operations: 1.5 ms + 201 ms against 4.3 ms + 13.4 ms.
  expect(chooseEngine(large, 128, 1000, 'auto', all).reason).toContain(
    'about 200 ms a batch by WebAssembly, 18 ms',
  );
  // Too few steps to earn back the loading.
  expect(chooseEngine(large, 128, 3, 'auto', all).backend).toBe('wasm');
  expect(chooseEngine(large, 1024, 1000, 'auto', ['wasm', 'cpu'])).toMatchObject({
    backend: 'wasm',
    engine: 'tfjs WebAssembly',
    reason: 'native TensorFlow is not there',
  });
  expect(chooseEngine([30, 64, 32, 1], 32, 1000, 'native', all).reason).toBe('chosen in the block');
});
