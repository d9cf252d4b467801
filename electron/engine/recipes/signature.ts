import type { Signature } from '@shared/model';
import type { Recipe } from './recipe';

/** What a model of this recipe takes and gives. A column is required when a missing value would not be filled in. */
export function signatureOf(recipe: Recipe): Signature {
  const imputed = new Set(
    recipe.steps.flatMap(({ specification, state }) =>
      specification.step === 'impute' ? Object.keys(state) : [],
    ),
  );
  return {
    inputs: recipe.inputs.map(({ role, ...input }) => ({
      ...input,
      required: role === 'numeric' && !imputed.has(input.name),
    })),
    outputs:
      recipe.task === 'regression'
        ? [{ name: 'prediction', type: 'decimal' }]
        : [
            { name: 'prediction', type: 'category' },
            ...(recipe.classes ?? []).map((label) => ({
              name: `probability_${label}`,
              type: 'decimal' as const,
            })),
          ],
  };
}
