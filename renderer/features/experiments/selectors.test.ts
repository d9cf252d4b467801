import { describe, expect, it } from 'vitest';
import type { BlockRun, Comparison, Curve, RunDetail, RunSummary } from '@shared/model';
import {
  bestInColumn,
  bestOf,
  experimentRow,
  overlayCurves,
  searchRows,
  sortRows,
  varyingParams,
} from './selectors';

const summary = (id: number, metrics: Record<string, number> = {}): RunSummary => ({
  id,
  pipeline: 'train',
  state: 'succeeded',
  trigger: 'manual',
  createdAt: 0,
  startedAt: 0,
  finishedAt: id * 1000,
  metrics,
  models: [],
  blocksDone: 2,
  blocksTotal: 2,
});

const block = (name: string, kind: string, params: Record<string, unknown>, hash?: string): BlockRun => ({
  run: 1,
  block: name,
  kind,
  state: 'succeeded',
  reason: '',
  outputs: hash ? { data: { hash, type: 'frame', bytes: 1 } } : {},
  params,
  metrics: {},
});

const detail = (run: RunSummary, epochs: number, hidden: number[]): RunDetail => ({
  ...run,
  blocks: [
    block('penguins', 'load.file', { path: 'a.csv' }, 'a3e9ffff'),
    block('mlp', 'train.mlp', { epochs, hidden }),
  ],
  variables: {},
  document: '',
});

const [first, second, third] = [summary(1, { rmse: 3 }), summary(2, { rmse: 2 }), summary(3)];
const rows = [
  experimentRow(first!, detail(first!, 100, [64, 32])),
  experimentRow(second!, detail(second!, 9, [64, 32])),
  experimentRow(third!, undefined),
];

describe('the table of experiments', () => {
  it('shows only parameters that vary among runs whose details are known', () => {
    expect(varyingParams(rows)).toEqual(['mlp.epochs']);
    expect(rows[0]).toMatchObject({ data: 'a3e9', params: { 'mlp.hidden': '64, 32' } });
  });

  it('sorts numbers as numbers and keeps rows without a value last', () => {
    const order = (key: string, descending: boolean): number[] =>
      sortRows(rows, { key, descending }).map((row) => row.run.id);
    expect(order('param:mlp.epochs', false)).toEqual([2, 1, 3]);
    expect(order('metric:rmse', true)).toEqual([1, 2, 3]);
    expect(order('metric:rmse', false)).toEqual([2, 1, 3]);
    expect(order('seconds', true)).toEqual([3, 2, 1]);
  });

  it('finds a run by number or value, and knows that a lower error is better', () => {
    expect(searchRows(rows, '#3').map((row) => row.run.id)).toEqual([3]);
    expect(searchRows(rows, '64, 32').map((row) => row.run.id)).toEqual([1, 2]);
    expect(bestInColumn(rows, 'rmse')).toBe(2);
    expect(bestInColumn(rows.slice(0, 1), 'rmse')).toBeUndefined();
  });
});

describe('a comparison', () => {
  const curve = (run: number, series: string, name = 'mlp'): Curve => ({
    run,
    block: name,
    series,
    steps: [1],
    values: [run],
  });
  const comparison: Comparison = {
    runs: [first!, second!],
    parameters: [],
    metrics: [],
    warnings: [],
    evaluations: [],
    curves: [
      curve(1, 'accuracy'),
      curve(1, 'loss'),
      curve(2, 'loss'),
      curve(2, 'loss', 'wide'),
      curve(1, 'val_loss'),
      curve(1, 'learning_rate'),
    ],
  };

  it('marks the best value, none where all agree', () => {
    const values = [{ value: 0.9 }, null, { value: 0.95 }];
    expect(bestOf({ name: 'accuracy', better: 'higher', values })).toEqual([false, false, true]);
    expect(bestOf({ name: 'log_loss', better: 'lower', values })).toEqual([true, false, false]);
    expect(bestOf({ name: 'a', better: 'lower', values: [{ value: 1 }, { value: 1 }] })).toEqual([
      false,
      false,
    ]);
  });

  it('lays the curves of runs over one another, validation loss first, a colour a run', () => {
    const charts = overlayCurves(comparison);
    expect(charts.map((chart) => chart.title)).toEqual([
      'Validation loss',
      'Training loss',
      'Training accuracy',
    ]);
    expect(charts[1]?.series.map((one) => [one.label, one.color])).toEqual([
      ['run 1', 'var(--series-1)'],
      ['run 2, mlp', 'var(--series-2)'],
      ['run 2, wide', 'var(--series-2)'],
    ]);
  });
});
