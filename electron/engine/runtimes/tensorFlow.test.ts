import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { loadTensorFlow, tensorFlowBackends, type TensorFlow, type TensorFlowBackend } from './tensorFlow';

/** Two Adam steps of a two-weight linear model: enough to use gradients of every backend. */
async function train(backend: TensorFlowBackend): Promise<number[]> {
  const tf: TensorFlow = await loadTensorFlow(backend);
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones', biasInitializer: 'zeros' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.1), loss: 'meanSquaredError' });
  const x = tf.tensor2d([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  const y = tf.tensor2d([[1], [2], [3]]);
  await model.fit(x, y, { epochs: 2, batchSize: 3, shuffle: false, verbose: 0 });
  const weights = model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
  tf.dispose([x, y]);
  model.dispose();
  return weights;
}

it.each(tensorFlowBackends())('trains on the %s backend', async (backend) => {
  const tf = await loadTensorFlow(backend);
  expect(tf.getBackend()).toBe(backend === 'native' ? 'tensorflow' : backend);
  // Adam's first step moves every weight by the learning rate against the sign of its gradient, here positive:
  // predictions 3, 7, 11 exceed the targets; the second step moves nearly as far.
  const weights = await train(backend);
  for (const [index, start] of [1, 1, 0].entries()) expect(weights[index]).toBeCloseTo(start - 0.2, 2);
});

it('gives the same weights on every backend, to single precision', async () => {
  const [first, ...others] = [await train('cpu'), await train('wasm')];
  for (const other of others) other.forEach((weight, index) => expect(weight).toBeCloseTo(first![index]!, 5));
});

it('always has WebAssembly and plain JavaScript', () => {
  expect(tensorFlowBackends()).toEqual(expect.arrayContaining(['wasm', 'cpu']));
});

it('shares one TensorFlow.js core with whoever requires it', async () => {
  const tf = await loadTensorFlow('cpu');
  expect(createRequire(__filename)('@tensorflow/tfjs')).toBe(tf);
});
