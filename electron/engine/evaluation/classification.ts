import type { ConfusionMatrix, Evaluation } from '@shared/model';
import { areaUnderCurve, rankScores, rocCurve, type RankedScores } from './rankedScores';

export interface ClassifiedRows {
  /** The model's classes, then labels that only the test rows have. */
  readonly classes: readonly string[];
  readonly actual: Int32Array;
  /** Row-major, one number for each of the model's classes. */
  readonly probabilities: Float64Array;
  readonly modelClasses: number;
}

/** Macro-averaged areas sort the rows once a class; beyond this many classes they are left out. */
const mostRankedClasses = 30;
/** Probabilities are kept this far from 0 before their logarithm is taken, as scikit-learn's log_loss does. */
const smallest = Number.EPSILON;

export interface ClassificationMeasures {
  readonly predicted: Int32Array;
  /** Metrics of a resample (`counts`: how often each row is in it) or of all rows once; NaN where undefined. */
  measure(counts?: Uint16Array): Record<string, number>;
  readonly details: Pick<Evaluation, 'confusion' | 'perClass' | 'roc'>;
}

/**
 * Accuracy, balanced accuracy, macro F1, log loss, area under the ROC curve (binary; else one against the rest,
 * averaged over classes), Matthews correlation, and Brier score (binary). Definitions are scikit-learn's.
 */
export function measureClassification(data: ClassifiedRows): ClassificationMeasures {
  const predicted = mostProbable(data.probabilities, data.modelClasses);
  const losses = logLosses(data);
  const briers = data.modelClasses === 2 ? brierLosses(data) : undefined;
  const ranked = rankedClasses(data);
  const measure = (counts?: Uint16Array): Record<string, number> => {
    const matrix = confusion(data, predicted, counts);
    const auc = ranked.map((scores) => areaUnderCurve(scores, counts));
    return {
      ...matrixMetrics(matrix, data.classes.length),
      log_loss: average(losses, counts),
      ...(ranked.length ? { auc: mean(auc.filter((area) => !Number.isNaN(area))) } : {}),
      ...(briers ? { brier: average(briers, counts) } : {}),
    };
  };
  const matrix = confusion(data, predicted);
  return { predicted, measure, details: details(data, matrix, ranked) };
}

export function mostProbable(probabilities: Float64Array, classes: number): Int32Array {
  const result = new Int32Array(probabilities.length / classes);
  for (let row = 0; row < result.length; row++) {
    for (let code = 1; code < classes; code++)
      if (probabilities[row * classes + code]! > probabilities[row * classes + result[row]!]!)
        result[row] = code;
  }
  return result;
}

function logLosses({ actual, probabilities, modelClasses }: ClassifiedRows): Float64Array {
  return Float64Array.from(actual, (code, row) => {
    const probability = code < modelClasses ? probabilities[row * modelClasses + code]! : 0;
    return -Math.log(Math.max(smallest, Math.min(1, probability)));
  });
}

function brierLosses({ actual, probabilities }: ClassifiedRows): Float64Array {
  return Float64Array.from(actual, (code, row) => (probabilities[row * 2 + 1]! - (code === 1 ? 1 : 0)) ** 2);
}

function rankedClasses({ actual, probabilities, modelClasses }: ClassifiedRows): RankedScores[] {
  if (modelClasses > mostRankedClasses) return [];
  const wanted = modelClasses === 2 ? [1] : [...Array(modelClasses).keys()];
  return wanted.map((positive) =>
    rankScores(
      Float64Array.from(actual, (_, row) => probabilities[row * modelClasses + positive]!),
      (row) => actual[row] === positive,
    ),
  );
}

/** `matrix[actual × classes + predicted]`. */
function confusion(
  { actual, classes }: ClassifiedRows,
  predicted: Int32Array,
  counts?: Uint16Array,
): Float64Array {
  const matrix = new Float64Array(classes.length ** 2);
  for (let row = 0; row < actual.length; row++)
    matrix[actual[row]! * classes.length + predicted[row]!]! += counts ? counts[row]! : 1;
  return matrix;
}

function matrixMetrics(matrix: Float64Array, classes: number): Record<string, number> {
  const { actual, predicted, right } = margins(matrix, classes);
  const total = sum(actual);
  const hits = sum(right);
  const present = [...Array(classes).keys()].filter((code) => actual[code]! > 0);
  const seen = [...Array(classes).keys()].filter((code) => actual[code]! + predicted[code]! > 0);
  // Gorodkin's correlation of two categorical variables, which is Matthews' for two classes.
  const covariance = hits * total - dot(actual, predicted);
  const spread =
    Math.sqrt(total ** 2 - dot(predicted, predicted)) * Math.sqrt(total ** 2 - dot(actual, actual));
  return {
    accuracy: hits / total,
    balanced_accuracy: mean(present.map((code) => right[code]! / actual[code]!)),
    f1_macro: mean(seen.map((code) => (2 * right[code]!) / (actual[code]! + predicted[code]!))),
    mcc: spread === 0 ? 0 : covariance / spread,
  };
}

function margins(matrix: Float64Array, classes: number) {
  const [actual, predicted, right] = [
    new Float64Array(classes),
    new Float64Array(classes),
    new Float64Array(classes),
  ];
  for (let row = 0; row < classes; row++)
    for (let column = 0; column < classes; column++) {
      const count = matrix[row * classes + column]!;
      actual[row]! += count;
      predicted[column]! += count;
      if (row === column) right[row]! += count;
    }
  return { actual, predicted, right };
}

function details(
  data: ClassifiedRows,
  matrix: Float64Array,
  ranked: readonly RankedScores[],
): ClassificationMeasures['details'] {
  const { classes, modelClasses } = data;
  const { actual, predicted, right } = margins(matrix, classes.length);
  const counts = classes.map((_, row) => [
    ...matrix.subarray(row * classes.length, (row + 1) * classes.length),
  ]);
  const confusionMatrix: ConfusionMatrix = { classes: [...classes], counts };
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
  const bothClasses = modelClasses === 2 && actual[0]! > 0 && actual[1]! > 0;
  return {
    confusion: confusionMatrix,
    perClass: classes.map((label, code) => ({
      label,
      precision: share(right[code]!, predicted[code]!),
      recall: share(right[code]!, actual[code]!),
      f1: share(2 * right[code]!, actual[code]! + predicted[code]!),
      support: actual[code]!,
    })),
    ...(bothClasses && ranked[0] ? { roc: rocCurve(ranked[0]) } : {}),
  };
}

function average(values: Float64Array, counts?: Uint16Array): number {
  if (!counts) return sum(values) / values.length;
  let total = 0;
  for (let row = 0; row < values.length; row++) total += values[row]! * counts[row]!;
  return total / values.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, value, index) => total + value * b[index]!, 0);
}
