import type { FeatureMatrix } from '../../recipes';
import type { FittedEstimator } from '../estimator';
import { predictNetwork, type DenseLayer } from './denseNetwork';
import { readLayersModel, writeLayersModel } from './layersModel';

/** A fitted network of dense layers: what linear, logistic and multilayer families all end as. */
export function networkEstimator(layers: readonly DenseLayer[]): FittedEstimator {
  return {
    outputs: layers[layers.length - 1]!.units,
    weights: layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0),
    predict: (matrix: FeatureMatrix) => predictNetwork(layers, matrix),
    save: (folder) => writeLayersModel(folder, layers),
    layers: () => layers,
  };
}

export async function loadNetwork(folder: string): Promise<FittedEstimator> {
  return networkEstimator(await readLayersModel(folder));
}
