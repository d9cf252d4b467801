import { breathe } from '../breathe';
import { classWeights } from '../classWeights';
import type { EstimatorFamily, TrainingControl } from '../estimator';
import type { DenseLayer } from '../network/denseNetwork';
import { loadNetwork, networkEstimator } from '../network/networkEstimator';
import { requireTask } from '../trainingData';
import { minimise, type LbfgsResult } from './lbfgs';
import { logisticLoss } from './logisticLoss';

interface LogisticOptions {
  /** Inverse of the penalty, as scikit-learn's LogisticRegression has it. */
  readonly C: number;
  readonly classWeights: 'none' | 'balanced';
  readonly tolerance: number;
  readonly maxIterations: number;
}

/**
 * Binary or multinomial logistic regression with an L2 penalty and free intercepts, by L-BFGS from zero. Minimises
 * `C Σ loss + ½ ‖w‖²`, divided by `C` times the rows; the same seedless answer every time.
 */
export const logistic: EstimatorFamily<LogisticOptions> = {
  family: 'logistic',
  title: 'Logistic regression',
  tasks: ['classification'],
  fit: async (data, options, control) => {
    const { codes, classes } = requireTask(
      data.target,
      'classification',
      'Use the block Linear regression for values; or, when the numbers stand for classes, set the task of the recipe to classification.',
    );
    const { matrix } = data;
    const scores = classes.length === 2 ? 1 : classes.length;
    const weights = classWeights(codes, classes.length, options.classWeights);
    const penalty = 1 / (options.C * codes.reduce((sum, code) => sum + weights[code]!, 0));
    const objective = logisticLoss({ matrix, codes, scores, weights, penalty });
    const result = await minimise(objective, new Float64Array(scores * (matrix.width + 1)), {
      ...options,
      onIteration: ({ iteration, value, slope }) =>
        tell(control, options.maxIterations, iteration, value, slope),
    });
    const stopped = endText[result.end];
    control.log(
      result.end === 'maxIterations' ? 'warning' : 'info',
      `${stopped} after ${result.iterations} iterations, loss ${result.value.toPrecision(6)}`,
    );
    return {
      estimator: networkEstimator([toLayer(result.at, scores, matrix.width)]),
      report: { engine: 'L-BFGS', validationRows: 0, epochs: result.iterations, stopped },
    };
  },
  load: loadNetwork,
};

const endText: Readonly<Record<LbfgsResult['end'], string>> = {
  converged: 'converged',
  maxIterations: 'stopped at the limit of iterations before it converged',
  stopped: 'stopped on request',
  noProgress: 'converged to machine precision',
};

async function tell(
  control: TrainingControl,
  most: number,
  iteration: number,
  loss: number,
  slope: number,
): Promise<boolean> {
  control.points([{ series: 'loss', step: iteration, value: loss }]);
  control.progress({
    text: `iteration ${iteration} of at most ${most}, loss ${loss.toPrecision(4)}, gradient ${slope.toExponential(1)}`,
  });
  await breathe(control.signal);
  return control.stopEarly.aborted;
}

/** One score becomes two, the first always zero: softmax of (0, z) is the logistic function of z. */
function toLayer(at: Float64Array, scores: number, width: number): DenseLayer {
  const units = Math.max(scores, 2);
  const shift = units - scores;
  const kernel = new Float32Array(width * units);
  const bias = new Float32Array(units);
  for (let score = 0; score < scores; score++) {
    bias[shift + score] = at[scores * width + score]!;
    for (let i = 0; i < width; i++) kernel[i * units + shift + score] = at[score * width + i]!;
  }
  return { inputs: width, units, activation: 'softmax', kernel, bias };
}
