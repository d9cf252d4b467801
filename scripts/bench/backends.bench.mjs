import { createRequire } from 'node:module';
import { median } from './median.mjs';

const require = createRequire(import.meta.url);
const nets = { '30-64-32-1': [30, [64, 32]], '100-256-128-1': [100, [256, 128]] };
const batchSizes = [32, 256, 1024];
const rows = 8192;

/** Training throughput of TensorFlow.js's backends: what `train.mlp` chooses by. */
export default async function backends({ progress }) {
  const tf = require('@tensorflow/tfjs');
  tf.enableProdMode();
  const present = await start(tf);
  const results = {};
  for (const backend of present) {
    await tf.setBackend(backend);
    for (const [net, shape] of Object.entries(nets)) {
      for (const batchSize of batchSizes) {
        progress(`measuring ${backend}, ${net}, batches of ${batchSize}`);
        const value = await throughput(tf, shape, batchSize);
        results[`${backend}/${net}/${batchSize}`] = { value: Math.round(value), unit: 'samples/s' };
      }
    }
  }
  return results;
}

async function start(tf) {
  const wasm = require('@tensorflow/tfjs-backend-wasm');
  wasm.setThreadsCount(1);
  await tf.setBackend('wasm');
  try {
    process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
    require('@tensorflow/tfjs-node');
    return ['tensorflow', 'wasm'];
  } catch {
    return ['wasm'];
  }
}

async function throughput(tf, [inputs, hidden], batchSize) {
  const model = tf.sequential();
  hidden.forEach((units, index) =>
    model.add(tf.layers.dense({ units, activation: 'relu', ...(index ? {} : { inputShape: [inputs] }) })),
  );
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  const x = tf.randomNormal([rows, inputs]);
  const y = tf.randomNormal([rows, 1]);
  const epoch = () => model.fit(x, y, { epochs: 1, batchSize, verbose: 0 });
  await epoch();
  const value = await median(3, async () => {
    const started = process.hrtime.bigint();
    await epoch();
    return rows / (Number(process.hrtime.bigint() - started) / 1e9);
  });
  tf.dispose([x, y]);
  model.dispose();
  return value;
}
