import { featureWidth, type FeatureMatrix } from '../../recipes';

export type Activation = 'linear' | 'relu' | 'tanh' | 'sigmoid' | 'elu' | 'softmax';

/** `activation(x · kernel + bias)`; the kernel is row-major, inputs × units. */
export interface DenseLayer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

const blockRows = 256;

/**
 * Outputs of a network for every row, row-major. Sums are in double precision. The first layer reads the compact
 * matrix, so a one-hot block of any width costs one addition a unit.
 */
export function predictNetwork(layers: readonly DenseLayer[], matrix: FeatureMatrix): Float64Array {
  const first = layers[0]!;
  if (first.inputs !== matrix.width)
    throw new Error(`the network takes ${first.inputs} features, not ${matrix.width}`);
  const outputs = layers[layers.length - 1]!.units;
  const result = new Float64Array(matrix.rows * outputs);
  for (let start = 0; start < matrix.rows; start += blockRows) {
    const rows = Math.min(blockRows, matrix.rows - start);
    let values = firstLayer(first, matrix, start, rows);
    for (const layer of layers.slice(1)) values = denseLayer(layer, values, rows);
    result.set(values, start * outputs);
  }
  return result;
}

function firstLayer(layer: DenseLayer, matrix: FeatureMatrix, start: number, rows: number): Float64Array {
  const { units, kernel } = layer;
  const sums = biases(layer, rows);
  let offset = 0;
  for (const feature of matrix.features) {
    for (let row = 0; row < rows; row++) {
      const code = feature.kind === 'numeric' ? 0 : feature.codes[start + row]!;
      if (code < 0) continue;
      const value = feature.kind === 'numeric' ? feature.values[start + row]! : 1;
      addScaled(sums, row * units, kernel, (offset + code) * units, value, units);
    }
    offset += featureWidth(feature);
  }
  activate(layer.activation, sums, units);
  return sums;
}

function denseLayer(layer: DenseLayer, inputs: Float64Array, rows: number): Float64Array {
  const { units, kernel } = layer;
  const sums = biases(layer, rows);
  for (let row = 0; row < rows; row++) {
    for (let input = 0; input < layer.inputs; input++) {
      const value = inputs[row * layer.inputs + input]!;
      if (value !== 0) addScaled(sums, row * units, kernel, input * units, value, units);
    }
  }
  activate(layer.activation, sums, units);
  return sums;
}

function biases({ bias, units }: DenseLayer, rows: number): Float64Array {
  const sums = new Float64Array(rows * units);
  for (let row = 0; row < rows; row++) sums.set(bias, row * units);
  return sums;
}

function addScaled(
  sums: Float64Array,
  to: number,
  kernel: Float32Array,
  from: number,
  scale: number,
  count: number,
): void {
  for (let unit = 0; unit < count; unit++) sums[to + unit]! += scale * kernel[from + unit]!;
}

function activate(activation: Activation, values: Float64Array, units: number): void {
  if (activation === 'softmax') return softmaxRows(values, units);
  if (activation === 'linear') return;
  const apply = scalar[activation];
  for (let index = 0; index < values.length; index++) values[index] = apply(values[index]!);
}

const scalar = {
  relu: (x: number) => (x > 0 ? x : 0),
  tanh: Math.tanh,
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  elu: (x: number) => (x > 0 ? x : Math.expm1(x)),
};

/** Softmax of each row in place, shifted by its maximum so that nothing overflows. */
export function softmaxRows(values: Float64Array, width: number): void {
  for (let start = 0; start < values.length; start += width) {
    let largest = -Infinity;
    for (let at = start; at < start + width; at++) if (values[at]! > largest) largest = values[at]!;
    let sum = 0;
    for (let at = start; at < start + width; at++) sum += values[at] = Math.exp(values[at]! - largest);
    for (let at = start; at < start + width; at++) values[at]! /= sum;
  }
}
