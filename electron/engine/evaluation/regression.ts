import type { Evaluation } from '@shared/model';
import { Random } from '../estimators';

export interface RegressionMeasures {
  measure(counts?: Uint16Array): Record<string, number>;
  readonly details: Pick<Evaluation, 'predictedActual' | 'residuals'>;
}

const pointsKept = 2000;
const bins = 40;

/**
 * Root mean squared error, mean and median absolute error, R², and the mean absolute percentage error where no
 * actual value is zero. A resample (`counts`) always has as many rows as the whole.
 */
export function measureRegression(
  actual: Float64Array,
  predicted: Float64Array,
  seed: number,
): RegressionMeasures {
  const residuals = actual.map((value, row) => value - predicted[row]!);
  const absolute = residuals.map(Math.abs);
  const order = Uint32Array.from(absolute, (_, row) => row).sort((a, b) => absolute[a]! - absolute[b]!);
  const relative = actual.every((value) => value !== 0)
    ? absolute.map((value, row) => value / Math.abs(actual[row]!))
    : undefined;
  const shift = mean(actual);
  const measure = (counts?: Uint16Array): Record<string, number> => {
    let [squares, errors, sum, sumOfSquares, shares] = [0, 0, 0, 0, 0];
    for (let row = 0; row < actual.length; row++) {
      const count = counts ? counts[row]! : 1;
      if (count === 0) continue;
      const centred = actual[row]! - shift;
      squares += count * residuals[row]! ** 2;
      errors += count * absolute[row]!;
      sum += count * centred;
      sumOfSquares += count * centred ** 2;
      if (relative) shares += count * relative[row]!;
    }
    const rows = actual.length;
    return {
      rmse: Math.sqrt(squares / rows),
      mae: errors / rows,
      r2: 1 - squares / (sumOfSquares - sum ** 2 / rows),
      median_ae: medianOf(absolute, order, counts),
      ...(relative ? { mape: shares / rows } : {}),
    };
  };
  return {
    measure,
    details: { predictedActual: sample(actual, predicted, seed), residuals: histogram(residuals) },
  };
}

/** The middle of the values that `order` sorts, each taken `counts` times. */
function medianOf(values: Float64Array, order: Uint32Array, counts?: Uint16Array): number {
  const rows = order.length;
  const [lower, upper] = [(rows - 1) >> 1, rows >> 1];
  if (!counts) return (values[order[lower]!]! + values[order[upper]!]!) / 2;
  let passed = 0;
  let first = NaN;
  for (const row of order) {
    passed += counts[row]!;
    if (Number.isNaN(first) && passed > lower) first = values[row]!;
    if (passed > upper) return (first + values[row]!) / 2;
  }
  return NaN;
}

function sample(
  actual: Float64Array,
  predicted: Float64Array,
  seed: number,
): NonNullable<Evaluation['predictedActual']> {
  const rows = Uint32Array.from(actual, (_, row) => row);
  if (rows.length > pointsKept) new Random(seed).shuffle(rows);
  const kept = rows.slice(0, pointsKept).sort();
  return {
    actual: Array.from(kept, (row) => actual[row]!),
    predicted: Array.from(kept, (row) => predicted[row]!),
  };
}

function histogram(residuals: Float64Array): NonNullable<Evaluation['residuals']> {
  let [least, most] = [Infinity, -Infinity];
  for (const value of residuals) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const width = (most - least) / bins || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of residuals) counts[Math.min(bins - 1, Math.floor((value - least) / width))]!++;
  const centre = mean(residuals);
  const squares = residuals.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return {
    histogram: counts.map((count, bin) => ({
      from: least + bin * width,
      to: least + (bin + 1) * width,
      count,
    })),
    mean: centre,
    sd: Math.sqrt(squares / Math.max(1, residuals.length - 1)),
  };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
