import { expect, it } from 'vitest';
import { droppedColumns, stepLines } from './recipeSteps';

const recipe = {
  dropped: [{ column: 'Id', reason: 'one value a row' }],
  steps: [
    { specification: { step: 'standardise' }, state: { 'Beak Length (mm)': { mean: 43.92193, sd: 5.4 } } },
    {
      specification: { step: 'oneHot', columns: ['Island'], most: 20, rare: false },
      state: { Island: { values: ['Biscoe', 'Dream'] } },
    },
  ],
};

it('reads the steps of a recipe with what was set and learned', () => {
  expect(stepLines(recipe)).toEqual([
    { step: 'Standardise', columns: 'Beak Length (mm)', learned: 'Beak Length (mm): mean 43.92, sd 5.4' },
    { step: 'One-hot encode', columns: 'Island', learned: 'most 20 · Island: values Biscoe, Dream' },
  ]);
  expect(droppedColumns(recipe)).toEqual([{ column: 'Id', reason: 'one value a row' }]);
});

it('knows what is no recipe', () => {
  expect(stepLines({ family: 'mlp' })).toBeUndefined();
  expect(stepLines([1])).toBeUndefined();
  expect(droppedColumns('x')).toEqual([]);
});
