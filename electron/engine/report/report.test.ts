import type { BlockRun, Evaluation, ModelDescription } from '@shared/model';
import { describe, expect, it } from 'vitest';
import { ticks } from './charts/scale';
import { renderReport } from './renderReport';
import type { ReportData } from './reportData';

const evaluation: Evaluation = {
  task: 'classification',
  target: 'Species',
  rows: 69,
  rowsWithoutTarget: 0,
  metrics: [
    { name: 'accuracy', title: 'Accuracy', value: 0.9855, low: 0.9565, high: 1, better: 'higher' },
    { name: 'log_loss', title: 'Log loss', value: 0.0412, low: 0.011, high: 0.09, better: 'lower' },
    { name: 'f1_macro', title: 'F1, macro', value: 0.981, low: 0.94, high: 1, better: 'higher' },
  ],
  confusion: {
    classes: ['Adelie', 'Chinstrap', 'Gentoo'],
    counts: [
      [30, 0, 0],
      [1, 13, 0],
      [0, 0, 25],
    ],
  },
  testHash: 'ab',
};

const regression: Evaluation = {
  ...evaluation,
  task: 'regression',
  target: 'Miles_per_Gallon',
  metrics: [
    { name: 'rmse', title: 'RMSE', value: 2.81, low: 2.4, high: 3.3, better: 'lower', unit: 'mpg' },
    { name: 'r2', title: 'R²', value: 0.86, low: 0.82, high: 0.9, better: 'higher' },
  ],
  predictedActual: { actual: [10, 20, 30, 40], predicted: [11.5, 19, 31, 37] },
  residuals: {
    histogram: [-4, -2, 0, 2].map((from, index) => ({ from, to: from + 2, count: [3, 9, 12, 4][index]! })),
    mean: 0.1,
    sd: 2.8,
  },
};
delete regression.confusion;

const description: ModelDescription = {
  lathe: 1,
  family: 'mlp',
  task: 'classification',
  target: 'Species',
  classes: ['Adelie', 'Chinstrap', 'Gentoo'],
  signature: {
    inputs: [
      { name: 'Island', type: 'text', required: true, categories: ['Biscoe', 'Dream'], missing: 0 },
      { name: 'Body Mass (g)', type: 'integer', required: false, min: 2700, max: 6300, missing: 0.013 },
    ],
    outputs: [{ name: 'prediction', type: 'text' }],
  },
  seed: 7,
  params: {},
  training: {
    engine: 'tfjs WebAssembly',
    engineReason: 'faster for small nets',
    rows: 232,
    validationRows: 41,
    features: 9,
    weights: 899,
    epochs: 60,
    bestEpoch: 48,
  },
  versions: { lathe: '0.1.0' },
  lineage: { trainHash: 'a', recipeHash: 'b' },
};

function blockRun(block: string, kind: string, more: Partial<BlockRun> = {}): BlockRun {
  const times = { startedAt: 1000, finishedAt: 1420 };
  return {
    run: 1,
    block,
    kind,
    state: 'succeeded',
    reason: 'no earlier result',
    outputs: {},
    params: {},
    metrics: {},
    ...times,
    ...more,
  };
}

const steps = Array.from({ length: 60 }, (_, index) => index + 1);
const curve = (series: string, value: (step: number) => number) => {
  return { run: 1, block: 'mlp', series, steps, values: steps.map(value) };
};

const data: ReportData = {
  project: 'Penguins <script>alert(1)</script>',
  run: {
    id: 1,
    pipeline: 'train',
    state: 'succeeded',
    trigger: 'cli',
    createdAt: 1_764_028_800_000,
    startedAt: 1_764_028_800_000,
    finishedAt: 1_764_028_804_200,
    metrics: { accuracy: 0.9855 },
    models: ['penguin-species@1'],
    blocksDone: 4,
    blocksTotal: 4,
    blocks: [
      blockRun('penguins', 'load.file', { state: 'cached' }),
      blockRun('clean', 'code.typescript'),
      blockRun('mlp', 'train.mlp', { params: { hidden: [32, 16] } }),
      blockRun('score', 'evaluate.model'),
    ],
    variables: { target: 'Species' },
    document: 'lathe: 1\nname: Train\n',
  },
  document: {
    lathe: 1,
    name: 'Train',
    blocks: [
      { id: 'penguins', kind: 'load.file' },
      { id: 'clean', kind: 'code.typescript', inputs: { df: 'penguins' } },
      { id: 'mlp', kind: 'train.mlp', inputs: { train: 'clean' } },
      { id: 'score', kind: 'evaluate.model', inputs: { model: 'mlp', test: 'clean' } },
    ],
  },
  evaluations: [
    { block: 'score', evaluation },
    { block: 'scoreMileage', evaluation: regression },
  ],
  curves: [
    curve('loss', (step) => Math.exp(-step / 10)),
    curve('val_loss', (step) => Math.exp(-step / 11) + 0.03),
    curve('accuracy', (step) => 1 - Math.exp(-step / 6)),
  ],
  models: [{ block: 'mlp', description, registeredAs: 'penguin-species@1' }],
  categories: {
    'load.file': 'data',
    'code.typescript': 'shape',
    'train.mlp': 'model',
    'evaluate.model': 'evaluate',
  },
};

describe('the report of a run', () => {
  const page = renderReport(data);

  it('stands alone: nothing to fetch, no script', () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:/);
  });

  it('escapes what comes from the project', () => {
    expect(page).toContain('Penguins &#60;script&#62;alert(1)&#60;/script&#62;');
  });

  it('shows each metric with its interval', () => {
    expect(page).toMatch(/<strong>0\.9855<\/strong>\s*<\/td>\s*<td class="number">\s*0\.9565 – 1\s*</);
  });

  it('counts recall by the actual class', () => {
    expect(page).toMatch(/Chinstrap<\/th>[\s\S]*?92\.9%/); // 13 of 14
  });

  it('draws both curves over the epochs and marks the epoch kept', () => {
    expect(page.match(/class="curve (first|second)"/g)).toHaveLength(3);
    expect(page).toContain('epoch 48 kept');
  });

  it('puts a block right of what it needs', () => {
    const x = (id: string): number =>
      Number(new RegExp(`translate\\((\\d+) \\d+\\)"[^>]*>(?:(?!</g>)[\\s\\S])*>${id}<`).exec(page)?.[1]);
    expect([x('penguins'), x('clean'), x('mlp'), x('score')]).toEqual([8, 184, 360, 536]);
  });

  it('says why a run failed and what to do', () => {
    const error = {
      code: 'data.empty' as const,
      message: 'The file has no rows.',
      cure: 'Choose another file.',
    };
    const failed = renderReport({ ...data, run: { ...data.run, state: 'failed', error } });
    expect(failed).toContain('The file has no rows.');
    expect(failed).toContain('Choose another file.');
  });
});

describe('axis ticks', () => {
  it.each([
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [1, 60, [20, 40, 60]],
    [-3, 7, [-2, 0, 2, 4, 6]],
    [5, 5, [5]],
  ])('are round numbers: %s to %s', (low, high, expected) => {
    expect(ticks(low, high)).toEqual(expected);
  });
});
