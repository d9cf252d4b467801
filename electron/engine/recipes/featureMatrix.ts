import { LatheError } from '@shared/errors';
import type { Table } from './table';

/** One column of numbers in the design matrix. */
export interface NumericFeature {
  readonly kind: 'numeric';
  readonly column: string;
  readonly values: Float32Array;
}

/** As many 0/1 columns as `labels`, of which at most one is 1 in a row. */
export interface OneHotFeature {
  readonly kind: 'oneHot';
  readonly column: string;
  readonly labels: readonly string[];
  /** The column that is 1, by row; -1 none. */
  readonly codes: Int32Array;
}

export type Feature = NumericFeature | OneHotFeature;

/** The design matrix, kept compact: a one-hot block of any width costs four bytes a row. */
export interface FeatureMatrix {
  readonly rows: number;
  /** Columns when expanded. */
  readonly width: number;
  readonly features: readonly Feature[];
}

export function featureWidth(feature: Feature): number {
  return feature.kind === 'numeric' ? 1 : feature.labels.length;
}

/** Names of the expanded columns: `Body Mass (g)`, `Island=Biscoe`. */
export function featureNames(matrix: FeatureMatrix): string[] {
  return matrix.features.flatMap((feature) =>
    feature.kind === 'numeric'
      ? [feature.column]
      : feature.labels.map((label) => `${feature.column}=${label}`),
  );
}

/**
 * The design matrix of a table that went through all steps.
 * @throws LatheError `data.typeMismatch` for a column that is still text, `model.signature` for a number that is
 * missing or infinite, with column and row.
 */
export function toFeatureMatrix(table: Table): FeatureMatrix {
  const features: Feature[] = [];
  for (const [column, working] of table.columns) {
    if (working.kind === 'coded') throw stillText(column);
    if (working.kind === 'oneHot')
      features.push({ kind: 'oneHot', column, labels: working.labels, codes: working.codes });
    else features.push({ kind: 'numeric', column, values: finite(working.values, column) });
  }
  return {
    rows: table.rows,
    width: features.reduce((sum, feature) => sum + featureWidth(feature), 0),
    features,
  };
}

/** Writes rows `order[from]` … `order[to - 1]` as dense rows into `out`, row-major, `width` numbers each. */
export function expandRows(
  matrix: FeatureMatrix,
  order: Uint32Array,
  from: number,
  to: number,
  out: Float32Array,
): void {
  const { width } = matrix;
  out.fill(0, 0, (to - from) * width);
  let offset = 0;
  for (const feature of matrix.features) {
    if (feature.kind === 'numeric') {
      const { values } = feature;
      for (let at = from, cell = offset; at < to; at++, cell += width) out[cell] = values[order[at]!]!;
    } else {
      const { codes } = feature;
      for (let at = from, row = offset; at < to; at++, row += width) {
        const code = codes[order[at]!]!;
        if (code >= 0) out[row + code] = 1;
      }
    }
    offset += featureWidth(feature);
  }
}

function finite(values: Float64Array, column: string): Float32Array {
  const single = Float32Array.from(values);
  for (let row = 0; row < single.length; row++)
    if (!Number.isFinite(single[row])) throw notFinite(column, row, values[row]!);
  return single;
}

function stillText(column: string): LatheError {
  return new LatheError(
    'data.typeMismatch',
    `Column ${column} is still text after the last step of the recipe.`,
    {
      about: { column, parameter: 'steps' },
      cure: 'Add a one-hot step for it, or leave the column out.',
    },
  );
}

function notFinite(column: string, row: number, value: number): LatheError {
  const what = Number.isNaN(value) ? 'is missing' : `is ${value}, too large to compute with`;
  return new LatheError('model.signature', `The value of ${column} in row ${row + 1} ${what}.`, {
    about: { column, row: row + 1 },
    cure: `Add an impute step for ${column} to the recipe, or clean the rows first.`,
  });
}

/** The given rows, in the given order. */
export function selectRows(matrix: FeatureMatrix, rows: Uint32Array): FeatureMatrix {
  const features = matrix.features.map((feature): Feature =>
    feature.kind === 'numeric'
      ? { ...feature, values: Float32Array.from(rows, (row) => feature.values[row]!) }
      : { ...feature, codes: Int32Array.from(rows, (row) => feature.codes[row]!) },
  );
  return { ...matrix, rows: rows.length, features };
}
