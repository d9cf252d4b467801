import { describe, expect, it } from 'vitest';
import type { BlockRun, RunSummary } from '@shared/model';
import { elapsed, filterRuns, ganttItems, headlineMetrics, metricTitle } from './selectors';

const run = (id: number, more: Partial<RunSummary> = {}): RunSummary => ({
  id,
  pipeline: 'train',
  state: 'succeeded',
  trigger: 'manual',
  createdAt: 0,
  metrics: {},
  models: [],
  blocksDone: 1,
  blocksTotal: 1,
  ...more,
});

describe('the history filter', () => {
  const runs = [
    run(12, { models: ['penguin-species@2'] }),
    run(2, { state: 'failed', error: { code: 'sql.failed', message: 'No column Specis' } }),
    run(1, { pipeline: 'predict' }),
  ];
  const ids = (filter: Parameters<typeof filterRuns>[1]): number[] =>
    filterRuns(runs, filter).map((one) => one.id);

  it('takes state, pipeline and text together', () => {
    expect(ids({ state: 'all', pipeline: 'all', text: '' })).toEqual([12, 2, 1]);
    expect(ids({ state: 'failed', pipeline: 'all', text: '' })).toEqual([2]);
    expect(ids({ state: 'succeeded', pipeline: 'predict', text: '' })).toEqual([1]);
  });

  it('finds a number exactly, and words in models and errors', () => {
    expect(ids({ state: 'all', pipeline: 'all', text: '#1' })).toEqual([1]);
    expect(ids({ state: 'all', pipeline: 'all', text: 'specis' })).toEqual([2]);
    expect(ids({ state: 'all', pipeline: 'all', text: 'Penguin' })).toEqual([12]);
  });
});

it('counts a running block until now', () => {
  expect(elapsed({ startedAt: 1000 }, 3500)).toBe(2500);
  expect(elapsed({ startedAt: 1000, finishedAt: 2000 }, 9999)).toBe(1000);
  expect(elapsed({}, 1)).toBeUndefined();
});

it('colours bars by category, failures red, reused ones pale', () => {
  const block = (more: Partial<BlockRun>): BlockRun => ({
    run: 1,
    block: 'mlp',
    kind: 'train.mlp',
    state: 'succeeded',
    reason: '',
    outputs: {},
    params: {},
    metrics: {},
    ...more,
  });
  const catalogue = { 'train.mlp': { category: 'model', title: 'MLP', icon: 'brain' } } as const;
  const [good, cached, failed, waiting] = ganttItems(
    [
      block({ startedAt: 1, finishedAt: 2 }),
      block({ state: 'cached', startedAt: 1 }),
      block({ state: 'failed', title: 'Net' }),
      block({ kind: 'odd', state: 'waiting' }),
    ],
    catalogue,
  );
  expect(good).toMatchObject({ color: 'var(--category-model)', faint: false, start: 1, end: 2 });
  expect(cached).toMatchObject({ faint: true, end: 1 });
  expect(failed).toMatchObject({ color: 'var(--bad)', label: 'Net' });
  expect(waiting).toMatchObject({ color: 'var(--category-control)', start: undefined });
});

it('puts quality first and names it as the field does', () => {
  const metrics = { rows: 67, log_loss: 0.05, accuracy: 0.98 };
  expect(headlineMetrics(metrics, 2).map(([name]) => name)).toEqual(['accuracy', 'log_loss']);
  expect(['log_loss', 'rmse', 'score.auc', 'r2'].map(metricTitle)).toEqual([
    'Log loss',
    'RMSE',
    'score · ROC AUC',
    'R²',
  ]);
});
