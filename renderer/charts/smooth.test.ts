import { expect, it } from 'vitest';
import { smooth } from './smooth';

it('is the bias-corrected moving average', () => {
  // By hand with weight 0.5: 1; (0.5·0.5·1 + 0.5·3)/0.75 = 2.3333; (0.25·0.5 + 0.5·0.5·3 + 0.5·5)/0.875 = 3.8571
  const [first, second, third] = smooth([1, 3, 5], 0.5);
  expect(first).toBeCloseTo(1, 12);
  expect(second).toBeCloseTo(7 / 3, 12);
  expect(third).toBeCloseTo(27 / 7, 12);
});

it('leaves a constant curve as it is and carries a gap over', () => {
  expect(smooth([2, 2, NaN, 2], 0.9).map((value) => Number(value.toFixed(12)))).toEqual([2, 2, NaN, 2]);
  expect(smooth([4, 1], 0)).toEqual([4, 1]);
});
