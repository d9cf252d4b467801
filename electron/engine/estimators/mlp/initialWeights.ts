import type { Random } from '../random';
import type { LayerSizes } from './mlpTrainer';

/**
 * Kernel and bias of each layer in turn: uniform kernels, after He et al. 2015 for rectifiers (limit
 * √(6 / inputs)), after Glorot and Bengio 2010 otherwise and for the last layer (√(6 / (inputs + units))); biases 0.
 */
export function initialWeights(sizes: LayerSizes, rectifier: boolean, random: Random): Float32Array[] {
  const weights: Float32Array[] = [];
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const inputs = sizes[layer]!;
    const units = sizes[layer + 1]!;
    const last = layer + 2 === sizes.length;
    const limit = Math.sqrt(6 / (rectifier && !last ? inputs : inputs + units));
    const kernel = new Float32Array(inputs * units);
    for (let index = 0; index < kernel.length; index++) kernel[index] = limit * (2 * random.uniform() - 1);
    weights.push(kernel, new Float32Array(units));
  }
  return weights;
}
