import { describe, expect, it } from 'vitest';
import type { Curve } from '@shared/model';
import { addPoints, bestStep, groupCurves, groupSeries, mergeCurves } from './curves';

const curve = (series: string, values: number[]): Curve => ({
  run: 1,
  block: 'mlp',
  series,
  steps: values.map((_, i) => i + 1),
  values,
});

describe('points that arrive while training', () => {
  it('are appended in order, and repeated ones change nothing', () => {
    const first = addPoints({}, 1, 'mlp', [
      { series: 'loss', step: 1, value: 0.9 },
      { series: 'loss', step: 2, value: 0.5 },
    ]);
    const again = addPoints(first, 1, 'mlp', [
      { series: 'loss', step: 2, value: 0.5 },
      { series: 'loss', step: 4, value: 0.3 },
      { series: 'loss', step: 3, value: 0.4 },
    ]);
    expect(again['loss']?.steps).toEqual([1, 2, 3, 4]);
    expect(again['loss']?.values).toEqual([0.9, 0.5, 0.4, 0.3]);
    expect(first['loss']?.steps).toEqual([1, 2]);
  });

  it('join what was stored before', () => {
    const live = addPoints({}, 1, 'mlp', [
      { series: 'loss', step: 2, value: 0.55 },
      { series: 'loss', step: 3, value: 0.4 },
      { series: 'accuracy', step: 3, value: 0.8 },
    ]);
    const merged = mergeCurves([curve('loss', [0.9, 0.5])], live);
    expect(merged['loss']?.values).toEqual([0.9, 0.55, 0.4]);
    expect(merged['accuracy']?.values).toEqual([0.8]);
  });
});

const all = {
  learning_rate: curve('learning_rate', [0.01]),
  val_loss: curve('val_loss', [0.9, 0.4, 0.6]),
  accuracy: curve('accuracy', [0.5]),
  loss: curve('loss', [0.8, 0.5, 0.1]),
};

it('draws loss with its validation first and the learning rate last', () => {
  const groups = groupCurves(all);
  expect(groups.map((group) => group.title)).toEqual(['Loss', 'Accuracy', 'Learning rate']);
  expect(groups[0]).toMatchObject({ train: all.loss, validation: all.val_loss });
});

it('keeps the raw curve pale behind the smoothed, and lays an earlier run over', () => {
  const [loss] = groupCurves(all);
  expect(groupSeries(loss!, 0, undefined).map((one) => one.id)).toEqual(['train', 'validation']);
  const series = groupSeries(loss!, 0.5, { run: 7, curves: { loss: all.loss } });
  expect(series.map((one) => [one.id, one.faint ?? false])).toEqual([
    ['train-raw', true],
    ['train', false],
    ['validation-raw', true],
    ['validation', false],
    ['earlier-1', false],
  ]);
  expect(series[4]?.label).toBe('run 7 training');
});

it('takes the best epoch from the validation rows', () => {
  expect(bestStep(all)).toEqual({ step: 2, value: 0.4 });
  expect(bestStep({ loss: curve('loss', [NaN, 3]) })).toEqual({ step: 2, value: 3 });
  expect(bestStep({})).toBeUndefined();
});
