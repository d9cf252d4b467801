import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { Activation, DenseLayer } from './denseNetwork';

interface DenseConfig {
  readonly name: string;
  readonly units: number;
  readonly activation: Activation;
}

/** TensorFlow.js' `layers-model` format, as far as networks of dense layers need it. */
interface LayersModel {
  readonly modelTopology: {
    readonly config: { readonly layers: readonly { readonly config: DenseConfig }[] };
  };
  readonly weightsManifest: readonly [{ readonly weights: readonly { readonly shape: readonly number[] }[] }];
}

/** Writes `model.json` and `weights.bin`, which `tf.loadLayersModel` reads. The bytes depend on the layers only. */
export async function writeLayersModel(folder: string, layers: readonly DenseLayer[]): Promise<void> {
  const named = layers.map((layer, index) => ({ ...layer, name: `dense_${index + 1}` }));
  const document = {
    format: 'layers-model',
    generatedBy: 'Lathe',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name: 'sequential_1', layers: named.map(topology) },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: named.flatMap(({ name, inputs, units }) => [
          { name: `${name}/kernel`, shape: [inputs, units], dtype: 'float32' },
          { name: `${name}/bias`, shape: [units], dtype: 'float32' },
        ]),
      },
    ],
  };
  await writeFile(join(folder, 'model.json'), `${JSON.stringify(document, undefined, 2)}\n`);
  await writeFile(
    join(folder, 'weights.bin'),
    Buffer.concat(layers.flatMap(({ kernel, bias }) => [bytes(kernel), bytes(bias)])),
  );
}

/** @throws LatheError `artifact.damaged` */
export async function readLayersModel(folder: string): Promise<DenseLayer[]> {
  try {
    const document = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as LayersModel;
    const data = await readFile(join(folder, 'weights.bin'));
    const weights = Float32Array.from({ length: data.length / 4 }, (_, index) => data.readFloatLE(index * 4));
    let at = 0;
    const take = (length: number): Float32Array => weights.subarray(at, (at += length));
    return document.modelTopology.config.layers.map(({ config }, index) => {
      const [inputs, units] = document.weightsManifest[0].weights[index * 2]!.shape as [number, number];
      return {
        inputs,
        units,
        activation: config.activation,
        kernel: take(inputs * units),
        bias: take(units),
      };
    });
  } catch (cause) {
    throw new LatheError('artifact.damaged', 'The weights of the model cannot be read.', {
      about: { file: folder },
      cause,
      cure: 'Run the pipeline again with --fresh.',
    });
  }
}

function topology({ name, inputs, units, activation }: DenseLayer & { name: string }, index: number) {
  const shape = index === 0 ? { batch_input_shape: [null, inputs] } : {};
  return {
    class_name: 'Dense',
    config: { name, trainable: true, ...shape, dtype: 'float32', units, activation, use_bias: true },
  };
}

function bytes(values: Float32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}
