import { featureWidth, type FeatureMatrix } from '../../recipes';
import type { Objective } from './lbfgs';

export interface LogisticProblem {
  readonly matrix: FeatureMatrix;
  readonly codes: Int32Array;
  /** Two classes have one score, of class 1; more have one each. */
  readonly scores: number;
  /** By class. */
  readonly weights: Float64Array;
  /** Times half the squared coefficients; intercepts are free. */
  readonly penalty: number;
}

/**
 * Weighted mean log loss plus penalty. Parameters: coefficients score by score, `width` each, then the intercepts.
 * Works column by column on the compact matrix: two passes over each column a score and evaluation.
 */
export function logisticLoss(problem: LogisticProblem): Objective {
  const { matrix, scores, penalty } = problem;
  const { rows, width } = matrix;
  const values = Array.from({ length: scores }, () => new Float64Array(rows));
  let total = 0;
  for (const code of problem.codes) total += problem.weights[code]!;
  return (at, gradient) => {
    for (let score = 0; score < scores; score++) {
      values[score]!.fill(at[scores * width + score]!);
      addScores(matrix, at, score * width, values[score]!);
    }
    const loss = scores === 1 ? binaryResiduals(problem, values[0]!) : softmaxResiduals(problem, values);
    gradient.fill(0);
    let squares = 0;
    for (let score = 0; score < scores; score++) {
      gradient[scores * width + score] = sum(values[score]!) / total;
      addGradient(matrix, values[score]!, gradient, score * width);
      for (let i = score * width; i < (score + 1) * width; i++) {
        gradient[i] = gradient[i]! / total + penalty * at[i]!;
        squares += at[i]! ** 2;
      }
    }
    return loss / total + (penalty / 2) * squares;
  };
}

function addScores(matrix: FeatureMatrix, at: Float64Array, start: number, out: Float64Array): void {
  let offset = start;
  for (const feature of matrix.features) {
    if (feature.kind === 'numeric') {
      const { values } = feature;
      const weight = at[offset]!;
      for (let row = 0; row < out.length; row++) out[row]! += weight * values[row]!;
    } else {
      const { codes } = feature;
      for (let row = 0; row < out.length; row++) {
        const code = codes[row]!;
        if (code >= 0) out[row]! += at[offset + code]!;
      }
    }
    offset += featureWidth(feature);
  }
}

function addGradient(
  matrix: FeatureMatrix,
  residuals: Float64Array,
  gradient: Float64Array,
  start: number,
): void {
  let offset = start;
  for (const feature of matrix.features) {
    if (feature.kind === 'numeric') {
      const { values } = feature;
      let product = 0;
      for (let row = 0; row < residuals.length; row++) product += residuals[row]! * values[row]!;
      gradient[offset] = product;
    } else {
      const { codes } = feature;
      for (let row = 0; row < residuals.length; row++) {
        const code = codes[row]!;
        if (code >= 0) gradient[offset + code]! += residuals[row]!;
      }
    }
    offset += featureWidth(feature);
  }
}

/** Turns scores into weighted residuals `p - y` in place; returns the summed loss `log(1 + e^z) - y z`. */
function binaryResiduals({ codes, weights }: LogisticProblem, values: Float64Array): number {
  let loss = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    const score = values[row]!;
    const small = Math.exp(-Math.abs(score));
    const probability = score >= 0 ? 1 / (1 + small) : small / (1 + small);
    loss += weights[code]! * (Math.log1p(small) + Math.max(score, 0) - code * score);
    values[row] = weights[code]! * (probability - code);
  }
  return loss;
}

function softmaxResiduals({ codes, weights }: LogisticProblem, values: readonly Float64Array[]): number {
  let loss = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    const weight = weights[code]!;
    let largest = -Infinity;
    for (const scores of values) if (scores[row]! > largest) largest = scores[row]!;
    let total = 0;
    for (const scores of values) total += Math.exp(scores[row]! - largest);
    loss += weight * (Math.log(total) + largest - values[code]![row]!);
    for (let score = 0; score < values.length; score++) {
      const scores = values[score]!;
      scores[row] = weight * (Math.exp(scores[row]! - largest) / total - (score === code ? 1 : 0));
    }
  }
  return loss;
}

function sum(values: Float64Array): number {
  let result = 0;
  for (const value of values) result += value;
  return result;
}
