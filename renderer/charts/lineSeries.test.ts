import { describe, expect, it } from 'vitest';
import { extentOf, joinSeries, reduceSeries, type LineSeries } from './lineSeries';

const loss: LineSeries = { id: 'loss', label: 'Loss', x: [1, 2, 3], y: [0.9, 0, NaN] };
const late: LineSeries = { id: 'val', label: 'Validation', x: [3, 2], y: [0.4, 0.5] };

describe('joinSeries', () => {
  it('joins curves of different steps on the step, ascending', () => {
    expect(joinSeries([loss, late], false)).toEqual([
      { x: 1, s0: 0.9 },
      { x: 2, s0: 0, s1: 0.5 },
      { x: 3, s1: 0.4 },
    ]);
  });

  it('leaves zero out of a log axis and NaN out of any', () => {
    expect(joinSeries([loss], true)).toEqual([{ x: 1, s0: 0.9 }]);
  });
});

describe('reduceSeries', () => {
  const long: LineSeries = {
    id: 'a',
    label: 'a',
    x: Array.from({ length: 10_000 }, (_, i) => i),
    y: Array.from({ length: 10_000 }, (_, i) => (i === 4321 ? 100 : i === 7777 ? -50 : Math.sin(i / 100))),
  };

  it('keeps the highest and lowest point and both ends', () => {
    const short = reduceSeries(long, 200);
    expect(short.x.length).toBeLessThanOrEqual(204);
    expect(short.y).toContain(100);
    expect(short.y).toContain(-50);
    expect(short.x[0]).toBe(0);
    expect(short.x[short.x.length - 1]).toBe(9999);
    expect([...short.x].sort((a, b) => a - b)).toEqual(short.x);
  });

  it('passes a short series as it is, and cuts to the part that is shown', () => {
    expect(reduceSeries(loss, 200)).toBe(loss);
    expect(reduceSeries(long, 200, 10, 12).x).toEqual([10, 11, 12]);
  });
});

it('finds the extent of what can be drawn', () => {
  expect(extentOf([loss, late], 'y')).toEqual([0, 0.9]);
  expect(extentOf([loss, late], 'y', true)).toEqual([0.4, 0.9]);
  expect(extentOf([], 'x')).toBeUndefined();
});
