import { LatheError } from '@shared/errors';
import type { SpecificationOf } from '../stepSpecification';
import type { WorkingColumn } from '../table';
import type { RecipeStep } from './step';

interface ImputeState {
  readonly fill: number | string;
  readonly indicator: boolean;
}

/** Replaces missing values by one value learned from the training rows. Infinite numbers count as they are. */
export const impute: RecipeStep<'impute', ImputeState> = {
  name: 'impute',
  accepts: (column) => column.kind !== 'oneHot',
  fit: (column, name, specification) => ({
    fill:
      column.kind === 'numeric'
        ? numericFill(column.values, name, specification)
        : textFill(column, name, specification),
    indicator: specification.indicator,
  }),
  apply: (column, name, { fill, indicator }) => {
    const filled =
      column.kind === 'numeric' ? fillNumbers(column.values, Number(fill)) : fillCodes(column, String(fill));
    return indicator
      ? [
          [name, filled],
          [`${name} is missing`, missingIndicator(column)],
        ]
      : [[name, filled]];
  },
};

function numericFill(
  values: Float64Array,
  name: string,
  { method, value }: SpecificationOf<'impute'>,
): number {
  if (method === 'constant') {
    const constant = Number(value);
    if (value === undefined || value === '' || Number.isNaN(constant))
      throw new LatheError(
        'parameter.invalid',
        `The constant for the numeric column ${name} is not a number.`,
        {
          about: { column: name, parameter: 'steps' },
          cure: 'Give a number as the constant of the impute step, or choose the median.',
        },
      );
    return constant;
  }
  const present = values.filter((number) => !Number.isNaN(number));
  if (method === 'mean') return mean(present);
  if (method === 'mostFrequent') return mostFrequentNumber(present);
  return median(present);
}

function textFill(
  column: WorkingColumn & { kind: 'coded' | 'oneHot' },
  name: string,
  specification: SpecificationOf<'impute'>,
): string {
  if (column.kind !== 'coded') throw new Error('one-hot columns have nothing to impute');
  const { method, value } = specification;
  if (method === 'constant') return String(value ?? 'missing');
  if (method === 'mean' || method === 'median')
    throw new LatheError('parameter.invalid', `Column ${name} is not numeric, so it has no ${method}.`, {
      about: { column: name, parameter: 'steps' },
      cure: 'Impute text with its most frequent value or a constant.',
    });
  const counts = new Float64Array(column.categories.length);
  for (const code of column.codes) if (code >= 0) counts[code]!++;
  let best = 0;
  for (let code = 1; code < counts.length; code++) if (counts[code]! > counts[best]!) best = code;
  return column.categories[best] ?? 'missing';
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The smallest of the most frequent, as scikit-learn's SimpleImputer has it. */
function mostFrequentNumber(values: Float64Array): number {
  const sorted = values.slice().sort();
  let best = NaN;
  let bestCount = 0;
  for (let start = 0, at = 0; at <= sorted.length; at++) {
    if (at < sorted.length && sorted[at] === sorted[start]) continue;
    if (at - start > bestCount) [best, bestCount] = [sorted[start]!, at - start];
    start = at;
  }
  return best;
}

function fillNumbers(values: Float64Array, fill: number): WorkingColumn {
  return { kind: 'numeric', values: values.map((value) => (Number.isNaN(value) ? fill : value)) };
}

function fillCodes(column: WorkingColumn & { kind: 'coded' | 'oneHot' }, fill: string): WorkingColumn {
  if (column.kind !== 'coded') return column;
  const known = column.categories.indexOf(fill);
  const code = known < 0 ? column.categories.length : known;
  const categories = known < 0 ? [...column.categories, fill] : column.categories;
  return { kind: 'coded', codes: column.codes.map((old) => (old < 0 ? code : old)), categories };
}

function missingIndicator(column: WorkingColumn): WorkingColumn {
  const values =
    column.kind === 'numeric'
      ? column.values.map((value) => (Number.isNaN(value) ? 1 : 0))
      : Float64Array.from(column.codes, (code) => (code < 0 ? 1 : 0));
  return { kind: 'numeric', values };
}
