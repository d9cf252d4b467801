import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sourceOf } from '../testing';
import {
  applyRecipe,
  expandRows,
  featureNames,
  fitRecipe,
  rowSource,
  signatureOf,
  type FeatureMatrix,
  type RawRow,
  type RecipeRequest,
} from './index';

const plants = sourceOf({
  kind: ['text', ['a', 'b', 'a', 'b', 'a']],
  height: ['decimal', [1, 3, null, 5, 7]],
  colour: ['text', ['red', 'blue', 'red', null, 'green']],
  wild: ['boolean', [true, false, true, true, null]],
  sown: ['date', [0, 1, 2, 3, 4]],
});
const request = (changes: Partial<RecipeRequest> = {}): RecipeRequest => ({
  target: 'kind',
  task: 'auto',
  exclude: [],
  steps: [],
  ...changes,
});
const fail = (text: string): never => {
  throw new Error(`unexpected warning: ${text}`);
};

function dense(matrix: FeatureMatrix): number[][] {
  const out = new Float32Array(matrix.rows * matrix.width);
  expandRows(
    matrix,
    Uint32Array.from({ length: matrix.rows }, (_, row) => row),
    0,
    matrix.rows,
    out,
  );
  return Array.from({ length: matrix.rows }, (_, row) => [
    ...out.subarray(row * matrix.width, (row + 1) * matrix.width),
  ]);
}

it('imputes, standardises and one-hot encodes by what the training rows taught', async () => {
  const warnings: string[] = [];
  const recipe = await fitRecipe(plants, request(), (text) => warnings.push(text));
  expect(recipe.task).toBe('classification');
  expect(recipe.classes).toEqual(['a', 'b']);
  expect(warnings).toEqual([expect.stringMatching(/^sown: dropped/)]);
  // height: median of 1, 3, 5, 7 is 4; mean of 1 3 4 5 7 is 4, population variance (9+1+0+1+9)/5 = 4.
  const matrix = await applyRecipe(recipe, plants);
  expect(featureNames(matrix)).toEqual(['height', 'colour=blue', 'colour=green', 'colour=red', 'wild']);
  expect(recipe.outputs).toEqual(featureNames(matrix));
  expect(dense(matrix)).toEqual([
    [-1.5, 0, 0, 1, 1],
    [-0.5, 1, 0, 0, 0],
    [0, 0, 0, 1, 1],
    [0.5, 0, 0, 1, 1],
    [1.5, 0, 1, 0, 1],
  ]);
});

it('applies the training state to other rows: no peeking, unseen categories are zero', async () => {
  const recipe = await fitRecipe(plants, request(), () => undefined);
  const others = sourceOf({
    wild: ['boolean', [false, null]],
    colour: ['text', ['purple', 'blue']],
    height: ['integer', [8, null]],
    extra: ['text', ['x', 'y']],
  });
  expect(dense(await applyRecipe(recipe, others))).toEqual([
    [2, 0, 0, 0, 0],
    [0, 1, 0, 0, 1],
  ]);
});

it('refuses rows without a column, or with text for numbers, naming it', async () => {
  const recipe = await fitRecipe(plants, request(), () => undefined);
  const missing = sourceOf({ height: ['decimal', [1]], wild: ['boolean', [true]] });
  await expect(applyRecipe(recipe, missing)).rejects.toMatchObject({
    code: 'model.signature',
    about: { column: 'colour' },
  });
  const wrong = sourceOf({
    height: ['text', ['tall']],
    wild: ['boolean', [true]],
    colour: ['text', ['red']],
  });
  await expect(applyRecipe(recipe, wrong)).rejects.toMatchObject({
    code: 'model.signature',
    about: { column: 'height' },
  });
});

it('keeps the most frequent categories and puts the rest together', async () => {
  const source = sourceOf({
    y: ['decimal', [1, 2, 3, 4, 5, 6, 7]],
    c: ['text', ['a', 'b', 'b', 'c', 'c', 'd', null]],
  });
  const warnings: string[] = [];
  const steps: RecipeRequest['steps'] = [{ step: 'oneHot', maxCategories: 3, minCount: 1 }];
  const recipe = await fitRecipe(source, request({ target: 'y', steps }), (text) => warnings.push(text));
  expect(recipe.outputs).toEqual(['c=b', 'c=c', 'c=other']);
  expect(dense(await applyRecipe(recipe, source)).map((row) => row.indexOf(1))).toEqual([
    2, 0, 0, 1, 1, 2, -1,
  ]);
  expect(warnings).toEqual(['c: 4 categories: the 2 most frequent are kept, 2 share one column']);
});

it('adds what was missing as a column of its own', async () => {
  const source = sourceOf({ y: ['decimal', [1, 2, 3]], x: ['decimal', [4, null, 8]] });
  const steps: RecipeRequest['steps'] = [{ step: 'impute', method: 'mean', indicator: true }];
  const recipe = await fitRecipe(source, request({ target: 'y', steps }), fail);
  expect(recipe.outputs).toEqual(['x', 'x is missing']);
  expect(dense(await applyRecipe(recipe, source))).toEqual([
    [4, 0],
    [6, 1],
    [8, 0],
  ]);
});

it('refuses a missing value that no step fills in, with column and row', async () => {
  const source = sourceOf({ y: ['decimal', [1, 2, 3]], x: ['decimal', [4, null, 8]] });
  const steps: RecipeRequest['steps'] = [{ step: 'standardise' }];
  await expect(fitRecipe(source, request({ target: 'y', steps }), fail)).rejects.toMatchObject({
    about: { column: 'x', row: 2 },
  });
});

it('names the infinite value itself, not what a step makes of it', async () => {
  const rows = sourceOf({
    kind: ['text', ['a', 'b', 'a']],
    height: ['decimal', [1, 2, Infinity]],
  });
  const steps = [{ step: 'standardise' as const, columns: ['height'] }];
  await expect(fitRecipe(rows, request({ steps }), fail)).rejects.toMatchObject({
    code: 'model.signature',
    message: 'The value of height in row 3 is Infinity.',
    about: { column: 'height', row: 3 },
  });
});

it('drops text that differs in every row, and warns of text that nearly does', async () => {
  const rows = [...Array(30).keys()];
  const source = sourceOf({
    y: ['decimal', rows],
    id: ['text', rows.map((row) => `id ${row}`)],
    name: ['text', rows.map((row) => `name ${row >> 1 || row}`)],
    same: ['integer', rows.map(() => 7)],
  });
  const warnings: string[] = [];
  const recipe = await fitRecipe(source, request({ target: 'y' }), (text) => warnings.push(text));
  expect(recipe.dropped.map(({ column }) => column)).toEqual(['id']);
  expect(warnings.map((text) => text.split(':')[0])).toEqual(['id', 'same']);
  expect(recipe.inputs.map(({ name }) => name)).toEqual(['name', 'same']);
});

it.each([
  ['absent', {}, 'data.columnMissing'],
  ['one', { one: ['text', ['x', 'x']] }, 'data.targetInvalid'],
  ['empty', { empty: ['decimal', [null, null]] }, 'data.targetInvalid'],
  ['day', { day: ['date', [1, 2]] }, 'data.targetInvalid'],
  ['flat', { flat: ['decimal', [5, 5]] }, 'data.targetInvalid'],
] as const)('refuses a target that cannot be learned: %s', async (target, column, code) => {
  const source = sourceOf({ x: ['decimal', [1, 2]], ...(column as Parameters<typeof sourceOf>[0]) });
  await expect(fitRecipe(source, request({ target }), fail)).rejects.toMatchObject({
    code,
    about: { column: target },
  });
});

it('refuses a column that is missing in every training row', async () => {
  const source = sourceOf({ y: ['decimal', [1, 2]], x: ['decimal', [null, null]] });
  await expect(fitRecipe(source, request({ target: 'y' }), fail)).rejects.toMatchObject({
    about: { column: 'x' },
  });
});

it('describes what a model of it takes and gives', async () => {
  const recipe = await fitRecipe(plants, request({ exclude: ['wild'] }), () => undefined);
  expect(signatureOf(recipe)).toEqual({
    inputs: [
      { name: 'height', type: 'decimal', required: false, missing: 0.2, min: 1, max: 7 },
      { name: 'colour', type: 'text', required: false, missing: 0.2, categories: ['blue', 'green', 'red'] },
    ],
    outputs: [
      { name: 'prediction', type: 'category' },
      { name: 'probability_a', type: 'decimal' },
      { name: 'probability_b', type: 'decimal' },
    ],
  });
});

it('takes numbers and dates as categories when a one-hot step names them', async () => {
  const source = sourceOf({
    y: ['decimal', [1, 2, 3]],
    hour: ['integer', [23, 0, 23]],
    day: ['date', [5, 5, 6]],
  });
  const steps: RecipeRequest['steps'] = [
    { step: 'oneHot', columns: ['hour', 'day'], maxCategories: 10, minCount: 1 },
  ];
  const recipe = await fitRecipe(source, request({ target: 'y', steps }), () => undefined);
  expect(recipe.outputs).toEqual(['hour=0', 'hour=23', 'day=5', 'day=6']);
  expect(recipe.inputs[0]).toMatchObject({ type: 'integer', role: 'categorical', categories: ['0', '23'] });
  const later = rowSource([{ hour: 0, day: 6 }], recipe.inputs);
  expect(dense(await applyRecipe(recipe, later))).toEqual([[1, 0, 0, 1]]);
});

it('does not put an indicator over a column of the same name', async () => {
  const source = sourceOf({
    y: ['decimal', [1, 2]],
    x: ['decimal', [1, null]],
    'x is missing': ['decimal', [3, 4]],
  });
  const steps: RecipeRequest['steps'] = [{ step: 'impute', method: 'mean', indicator: true, columns: ['x'] }];
  await expect(fitRecipe(source, request({ target: 'y', steps }), () => undefined)).rejects.toMatchObject({
    code: 'parameter.invalid',
    about: { column: 'x' },
  });
});

it('keeps a category named other apart from the rare ones', async () => {
  const source = sourceOf({ y: ['decimal', [1, 2, 3, 4]], c: ['text', ['other', 'other', 'a', 'b']] });
  const steps: RecipeRequest['steps'] = [{ step: 'oneHot', maxCategories: 2, minCount: 1 }];
  const recipe = await fitRecipe(source, request({ target: 'y', steps }), () => undefined);
  expect(recipe.outputs).toEqual(['c=other', 'c=other (rare)']);
});

it('gives a row the same features alone as among any others, also after its recipe was saved', async () => {
  const recipe = await fitRecipe(plants, request(), () => undefined);
  const saved = JSON.parse(JSON.stringify(recipe)) as typeof recipe;
  const row = fc.record({
    height: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
    colour: fc.option(fc.oneof(fc.constantFrom('red', 'blue', 'green'), fc.string())),
    wild: fc.option(fc.boolean()),
  });
  const features = async (rows: RawRow[], by: typeof recipe) =>
    dense(await applyRecipe(by, rowSource(rows, by.inputs)));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const together = await features(rows, recipe);
      for (const [index, single] of rows.entries())
        expect((await features([single], saved))[0]).toEqual(together[index]);
      for (const values of together)
        expect(values.slice(1, 4).reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(1);
    }),
    { seed: 1, numRuns: 100 },
  );
});
