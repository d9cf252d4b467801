import { softmaxRows } from '../network/denseNetwork';
import type { Target } from '../../recipes';

/** Sums over the rows that were looked at; `loss` and `metric` divide them. */
export interface LossTotals {
  rows: number;
  loss: number;
  metric: number;
}

/** The loss of a net on some rows of the training data. */
export interface MlpLoss {
  readonly outputs: number;
  /** `accuracy`, or `rmse` in the target's unit. */
  readonly metricName: 'accuracy' | 'rmse';
  /** Adds to the totals; writes the derivative of the mean weighted loss of the batch when `gradient` is given. */
  measure(outputs: Float32Array, rows: Uint32Array, totals: LossTotals, gradient?: Float32Array): void;
  metricOf(totals: LossTotals): number;
}

export interface TargetScale {
  readonly mean: number;
  readonly sd: number;
}

/** Mean and standard deviation of the target over the given rows. */
export function scaleOf(values: Float64Array, rows: Uint32Array): TargetScale {
  let mean = 0;
  for (const row of rows) mean += values[row]! / rows.length;
  let variance = 0;
  for (const row of rows) variance += (values[row]! - mean) ** 2 / rows.length;
  return { mean, sd: Math.sqrt(variance) || 1 };
}

/** Cross entropy in nats after softmax; rows weigh by their class. */
export function crossEntropy(
  target: Extract<Target, { task: 'classification' }>,
  weights: Float64Array,
): MlpLoss {
  const classes = target.classes.length;
  return {
    outputs: classes,
    metricName: 'accuracy',
    measure: (outputs, rows, totals, gradient) => {
      const probabilities = Float64Array.from(outputs);
      softmaxRows(probabilities, classes);
      rows.forEach((row, index) => {
        const code = target.codes[row]!;
        const start = index * classes;
        const weight = weights[code]!;
        // Rounding to 0 must not make the loss infinite; NaN stays NaN.
        const probability = probabilities[start + code]!;
        totals.loss -= weight * Math.log(probability < 1e-300 ? 1e-300 : probability);
        if (mostProbable(probabilities, start, classes) === code) totals.metric++;
        if (!gradient) return;
        for (let other = 0; other < classes; other++)
          gradient[start + other] =
            (weight * (probabilities[start + other]! - (other === code ? 1 : 0))) / rows.length;
      });
      totals.rows += rows.length;
    },
    metricOf: ({ metric, rows }) => metric / rows,
  };
}

/** Squared error of the standardised target. */
export function squaredError(values: Float64Array, { mean, sd }: TargetScale): MlpLoss {
  return {
    outputs: 1,
    metricName: 'rmse',
    measure: (outputs, rows, totals, gradient) => {
      rows.forEach((row, index) => {
        const error = outputs[index]! - (values[row]! - mean) / sd;
        totals.loss += error * error;
        if (gradient) gradient[index] = (2 * error) / rows.length;
      });
      totals.rows += rows.length;
    },
    metricOf: ({ loss, rows }) => sd * Math.sqrt(loss / rows),
  };
}

function mostProbable(probabilities: Float64Array, start: number, classes: number): number {
  let best = 0;
  for (let code = 1; code < classes; code++)
    if (probabilities[start + code]! > probabilities[start + best]!) best = code;
  return best;
}
