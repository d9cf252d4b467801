import { featureWidth, type Feature, type FeatureMatrix } from '../../recipes';

/** Centred sums over all rows: `gram[i][j] = Σ (x_i - mean_i)(x_j - mean_j)`, lower triangle, and `Σ (x_i - mean_i)(y - mean)`. */
export interface NormalEquations {
  readonly means: Float64Array;
  readonly targetMean: number;
  readonly gram: Float64Array;
  readonly moment: Float64Array;
}

/**
 * Computed from the compact matrix, a pair of features at a time: a pair of one-hot blocks costs one addition a row.
 * Numbers are centred before they are multiplied, so that large means lose no digits.
 */
export function normalEquations(matrix: FeatureMatrix, target: Float64Array): NormalEquations {
  const { rows, width } = matrix;
  const offsets = startsOf(matrix.features);
  const means = new Float64Array(width);
  const centred = matrix.features.map((feature, index) => centre(feature, offsets[index]!, means, rows));
  const targetMean = target.reduce((sum, value) => sum + value, 0) / rows;
  const residual = target.map((value) => value - targetMean);
  const gram = new Float64Array(width * width);
  const moment = new Float64Array(width);
  for (let a = 0; a < centred.length; a++) {
    addMoment(centred[a]!, offsets[a]!, residual, moment);
    for (let b = 0; b <= a; b++) addPair(centred[a]!, offsets[a]!, centred[b]!, offsets[b]!, gram, width);
  }
  centreOneHot(matrix.features, offsets, means, gram, rows);
  return { means, targetMean, gram, moment };
}

type Centred = { readonly values: Float64Array } | { readonly codes: Int32Array };

function startsOf(features: readonly Feature[]): number[] {
  let offset = 0;
  return features.map((feature) => (offset += featureWidth(feature)) - featureWidth(feature));
}

function centre(feature: Feature, offset: number, means: Float64Array, rows: number): Centred {
  if (feature.kind === 'oneHot') {
    for (const code of feature.codes) if (code >= 0) means[offset + code]!++;
    for (let code = 0; code < feature.labels.length; code++) means[offset + code]! /= rows;
    return { codes: feature.codes };
  }
  let sum = 0;
  for (const value of feature.values) sum += value;
  const mean = (means[offset] = sum / rows);
  return { values: Float64Array.from(feature.values, (value) => value - mean) };
}

/** The residuals sum to zero, so one-hot columns need no centring here. */
function addMoment(feature: Centred, offset: number, residual: Float64Array, moment: Float64Array): void {
  for (let row = 0; row < residual.length; row++) {
    if ('values' in feature) moment[offset]! += feature.values[row]! * residual[row]!;
    else if (feature.codes[row]! >= 0) moment[offset + feature.codes[row]!]! += residual[row]!;
  }
}

function addPair(a: Centred, atA: number, b: Centred, atB: number, gram: Float64Array, width: number): void {
  if ('values' in a && 'values' in b) gram[atA * width + atB] = dot(a.values, b.values);
  else if ('values' in a && 'codes' in b) scatter(b.codes, a.values, gram, atA * width + atB, 1);
  else if ('codes' in a && 'values' in b) scatter(a.codes, b.values, gram, atA * width + atB, width);
  else if ('codes' in a && 'codes' in b)
    for (let row = 0; row < a.codes.length; row++) {
      const [i, j] = [a.codes[row]!, b.codes[row]!];
      if (i >= 0 && j >= 0) gram[(atA + i) * width + atB + j]!++;
    }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += a[row]! * b[row]!;
  return sum;
}

function scatter(
  codes: Int32Array,
  values: Float64Array,
  gram: Float64Array,
  start: number,
  stride: number,
): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0) gram[start + code * stride]! += values[row]!;
  }
}

/** Pairs with a centred number need no correction: its sum is zero. Pairs of one-hot columns lose `rows × mean × mean`. */
function centreOneHot(
  features: readonly Feature[],
  offsets: readonly number[],
  means: Float64Array,
  gram: Float64Array,
  rows: number,
): void {
  const width = means.length;
  const columns = features.flatMap((feature, index) =>
    feature.kind === 'oneHot' ? feature.labels.map((_, code) => offsets[index]! + code) : [],
  );
  for (const i of columns)
    for (const j of columns) if (j <= i) gram[i * width + j]! -= rows * means[i]! * means[j]!;
}
