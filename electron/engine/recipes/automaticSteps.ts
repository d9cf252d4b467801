import type { RecipeInput } from './recipe';
import type { StepSpecification } from './stepSpecification';

/** Median and standardisation for numbers, most frequent and one-hot for text; booleans stay 0 and 1. */
export function automaticSteps(inputs: readonly RecipeInput[]): StepSpecification[] {
  const named = (wanted: (input: RecipeInput) => boolean): string[] =>
    inputs.filter(wanted).map(({ name }) => name);
  const booleans = named(({ type }) => type === 'boolean');
  const numbers = named(({ role, type }) => role === 'numeric' && type !== 'boolean');
  const texts = named(({ role }) => role === 'categorical');
  const impute = { step: 'impute', indicator: false } as const;
  const steps: StepSpecification[] = [
    { ...impute, method: 'median', columns: numbers },
    { ...impute, method: 'mostFrequent', columns: [...booleans, ...texts] },
    { step: 'standardise', columns: numbers },
    { step: 'oneHot', columns: texts, maxCategories: 500, minCount: 1 },
  ];
  return steps.filter(({ columns }) => columns?.length);
}
