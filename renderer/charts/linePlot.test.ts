import { expect, it } from 'vitest';
import { curvePath, nearestStep, pixelScale } from './linePlot';

it('places values on a linear and on a log axis, and finds them again', () => {
  const linear = pixelScale([0, 10], 50, 150);
  expect([0, 5, 10].map(linear.toPixel)).toEqual([50, 100, 150]);
  expect(linear.toValue(75)).toBe(2.5);
  const log = pixelScale([0.01, 1], 200, 0, true);
  expect(log.toPixel(0.1)).toBeCloseTo(100, 9);
  expect(log.toValue(100)).toBeCloseTo(0.1, 9);
});

it('bridges what cannot be drawn', () => {
  const same = (value: number): number => value;
  const series = { x: [1, 2, 3, 4], y: [5, NaN, 0, 8] };
  expect(curvePath(series, same, same, false)).toBe('M1.0,5.0L3.0,0.0L4.0,8.0');
  expect(curvePath(series, same, same, true)).toBe('M1.0,5.0L4.0,8.0');
});

it('finds the step under the pointer', () => {
  expect(nearestStep([{ x: [1, 5] }, { x: [3] }], 3.4)).toBe(3);
  expect(nearestStep([], 3)).toBeUndefined();
});
