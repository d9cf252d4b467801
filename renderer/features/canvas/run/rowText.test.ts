import { describe, expect, it } from 'vitest';
import type { BlockRun } from '@shared/model';
import { rowText } from './rowText';

const frame = (rows: number) => ({ hash: 'h', type: 'frame' as const, bytes: 1, rows });
const run = (outputs: BlockRun['outputs']): BlockRun => ({
  run: 1,
  block: 'b',
  kind: 'k',
  state: 'succeeded',
  reason: 'first run',
  outputs,
  params: {},
  metrics: {},
});

describe('rowText', () => {
  it('shows lost rows against the only input', () => {
    expect(rowText(run({ frame: frame(333) }), [344])).toEqual({ text: '333 rows', lost: '−11' });
    expect(rowText(run({ frame: frame(344) }), [344]).lost).toBeUndefined();
  });
  it('shows the parts of a split', () => {
    expect(rowText(run({ train: frame(266), test: frame(67) }), [333])).toEqual({
      text: '266 + 67',
      lost: undefined,
    });
  });
  it('shows the caption of what is no frame', () => {
    const recipe = { hash: 'h', type: 'recipe' as const, bytes: 1, caption: '12 columns' };
    expect(rowText(run({ recipe }), [266]).text).toBe('12 columns');
  });
  it('names a metric as people do', () => {
    const metrics = { hash: 'h', type: 'metrics' as const, bytes: 1, caption: 'rmse 2.914' };
    expect(rowText({ ...run({ metrics }), metrics: { mae: 2.1, rmse: 2.9143 } }, []).text).toBe('RMSE 2.91');
  });
  it('shows what an evaluation measured, whatever else it leaves', () => {
    const metrics = { hash: 'h', type: 'metrics' as const, bytes: 1, caption: 'accuracy 0.986' };
    const predictions = { ...frame(69), caption: '11 columns' };
    const evaluated = { ...run({ metrics, predictions }), metrics: { accuracy: 0.98551 } };
    expect(rowText(evaluated, [69]).text).toBe('Accuracy 0.986');
  });
  it('counts the items of a mapped block', () => {
    const items = {
      total: 1000,
      waiting: 980,
      running: 5,
      succeeded: 12,
      cached: 0,
      skipped: 0,
      failed: 3,
      cancelled: 0,
    };
    expect(rowText({ ...run({}), items }, [344]).text).toBe('12 of 1,000 · 3 failed');
  });
});
