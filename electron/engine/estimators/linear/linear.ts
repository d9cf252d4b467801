import { LatheError } from '@shared/errors';
import type { FeatureMatrix } from '../../recipes';
import type { EstimatorFamily } from '../estimator';
import { loadNetwork, networkEstimator } from '../network/networkEstimator';
import { requireTask } from '../trainingData';
import { solveCholesky } from './cholesky';
import { normalEquations } from './normalEquations';

const widest = 8000;

/**
 * Ridge regression: minimises `‖y - Xw - b‖² + alpha ‖w‖²` with a free intercept, as scikit-learn's Ridge, by
 * Cholesky decomposition of the centred normal equations in double precision.
 */
export const linear: EstimatorFamily<{ readonly alpha: number }> = {
  family: 'linear',
  title: 'Linear regression',
  tasks: ['regression'],
  fit: async (data, { alpha }, control) => {
    const { values } = requireTask(
      data.target,
      'regression',
      'Use the block Logistic regression for classes.',
    );
    const { weights, intercept } = fitRidge(data.matrix, values, alpha);
    control.log(
      'info',
      `ridge regression with alpha ${alpha}: ${weights.length} coefficients, solved in closed form`,
    );
    const layer = {
      inputs: weights.length,
      units: 1,
      activation: 'linear' as const,
      kernel: Float32Array.from(weights),
      bias: Float32Array.of(intercept),
    };
    return {
      estimator: networkEstimator([layer]),
      report: { engine: 'closed form', validationRows: 0 },
    };
  },
  load: loadNetwork,
};

/**
 * Coefficients by expanded feature. With `alpha` 0 and columns that depend on each other (all categories of a
 * one-hot block do), the smallest penalty that makes the equations solvable is used.
 */
export function fitRidge(
  matrix: FeatureMatrix,
  target: Float64Array,
  alpha: number,
): { weights: Float64Array; intercept: number } {
  if (matrix.width > widest)
    throw new LatheError(
      'parameter.invalid',
      `${matrix.width} features are too many for linear regression in closed form (at most ${widest}).`,
      {
        cure: 'Lower the number of categories that the one-hot step keeps.',
      },
    );
  const { means, targetMean, gram, moment } = normalEquations(matrix, target);
  const { width } = matrix;
  let scale = 0;
  for (let i = 0; i < width; i++) scale += gram[i * width + i]! / width;
  for (let penalty = Math.max(alpha, 1e-10 * scale); Number.isFinite(penalty) && penalty > 0; penalty *= 10) {
    const system = gram.slice();
    for (let i = 0; i < width; i++) system[i * width + i]! += penalty;
    const weights = solveCholesky(system, moment.slice());
    if (weights)
      return {
        weights,
        intercept: targetMean - weights.reduce((sum, weight, i) => sum + weight * means[i]!, 0),
      };
  }
  return { weights: new Float64Array(width), intercept: targetMean };
}
