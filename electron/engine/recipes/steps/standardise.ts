import type { RecipeStep } from './step';

interface StandardiseState {
  readonly mean: number;
  readonly sd: number;
}

/**
 * `(x - mean) / sd` with the population standard deviation, as scikit-learn's StandardScaler; missing stays
 * missing. A constant column becomes zero.
 */
export const standardise: RecipeStep<'standardise', StandardiseState> = {
  name: 'standardise',
  accepts: (column) => column.kind === 'numeric',
  fit: (column) => {
    if (column.kind !== 'numeric') throw new Error('only numbers are standardised');
    let count = 0;
    let sum = 0;
    for (const value of column.values) {
      if (Number.isNaN(value)) continue;
      count++;
      sum += value;
    }
    const mean = sum / count;
    let squares = 0;
    for (const value of column.values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
    const sd = Math.sqrt(squares / count);
    // Rounding leaves a constant column with a tiny spread; dividing by it would blow up noise.
    return { mean, sd: sd > 1e-12 * Math.max(1, Math.abs(mean)) ? sd : 1 };
  },
  apply: (column, name, { mean, sd }) => {
    if (column.kind !== 'numeric') throw new Error('only numbers are standardised');
    return [[name, { kind: 'numeric', values: column.values.map((value) => (value - mean) / sd) }]];
  },
};
