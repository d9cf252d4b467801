import type { TensorFlow } from '../../runtimes';
import type { Random } from '../random';
import type { MlpOptions } from './mlpOptions';
import type { LayerSizes, LossGradient, MlpTrainer } from './mlpTrainer';

type Tensor2D = import('@tensorflow/tfjs').Tensor2D;
type Scalar = import('@tensorflow/tfjs').Scalar;
type Variable = import('@tensorflow/tfjs').Variable;
type NamedVariableMap = Record<string, Variable>;

interface Layer {
  readonly kernel: Variable;
  readonly bias: Variable;
}

/**
 * Trains by TensorFlow.js operations, on whatever backend is set. The derivative of the loss comes from outside: its
 * inner product with the outputs has the same gradient by the weights as the loss itself.
 * @param random draws the dropout masks
 */
export function tfjsTrainer(
  tf: TensorFlow,
  sizes: LayerSizes,
  start: readonly Float32Array[],
  options: MlpOptions,
  random: Random,
): MlpTrainer {
  const layers: Layer[] = [];
  tf.tidy(() => {
    for (const [index, units] of sizes.slice(1).entries())
      layers.push({
        kernel: tf.variable(tf.tensor2d(start[index * 2]!, [sizes[index]!, units])),
        bias: tf.variable(tf.tensor1d(start[index * 2 + 1]!)),
      });
  });
  const variables = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  const optimizer = tf.train[options.optimizer](options.learningRate);
  const width = sizes[0]!;
  const outputs = sizes[sizes.length - 1]!;

  const forward = (features: Tensor2D, rows: number, training: boolean): Tensor2D => {
    let values = features;
    layers.forEach(({ kernel, bias }, index) => {
      const last = index === layers.length - 1;
      values = dense(tf, values, kernel, bias, last ? 'linear' : options.activation);
      if (training && !last && options.dropout > 0) values = tf.mul(values, mask(rows, sizes[index + 1]!));
    });
    return values;
  };
  const mask = (rows: number, units: number): Tensor2D => {
    const kept = 1 - options.dropout;
    const values = new Float32Array(rows * units);
    for (let index = 0; index < values.length; index++)
      values[index] = random.uniform() < kept ? 1 / kept : 0;
    return tf.tensor2d(values, [rows, units]);
  };

  return {
    step: (features, rows, lossGradient: LossGradient) =>
      tf.tidy(() => {
        const input = tf.tensor2d(features.subarray(0, rows * width), [rows, width]);
        const { grads } = tf.variableGrads(() => {
          const scores = forward(input, rows, true);
          const gradient = new Float32Array(rows * outputs);
          lossGradient(scores.dataSync<'float32'>(), gradient);
          const inner = tf.sum<Scalar>(tf.mul(scores, tf.tensor2d(gradient, [rows, outputs])));
          return options.l2 > 0 ? tf.add<Scalar>(inner, penalty(tf, layers, options.l2)) : inner;
        }, variables);
        optimizer.applyGradients(grads as NamedVariableMap);
      }),
    outputs: (features, rows) =>
      tf.tidy(() =>
        forward(tf.tensor2d(features.subarray(0, rows * width), [rows, width]), rows, false)
          .dataSync<'float32'>()
          .slice(),
      ),
    weights: () => variables.map((variable) => Float32Array.from(variable.dataSync())),
    dispose: () => {
      optimizer.dispose();
      tf.dispose(variables);
    },
  };
}

function dense(
  tf: TensorFlow,
  values: Tensor2D,
  kernel: Variable,
  bias: Variable,
  activation: MlpOptions['activation'] | 'linear',
): Tensor2D {
  // Only these two have a gradient in the fused operation.
  if (activation === 'relu' || activation === 'linear')
    return tf.fused.matMul({ a: values, b: kernel as unknown as Tensor2D, bias, activation }) as Tensor2D;
  return tf[activation](tf.add<Tensor2D>(tf.matMul(values, kernel as unknown as Tensor2D), bias));
}

function penalty(tf: TensorFlow, layers: readonly Layer[], l2: number): Scalar {
  return tf.mul(tf.addN(layers.map(({ kernel }) => tf.sum(tf.square(kernel)))), l2);
}
