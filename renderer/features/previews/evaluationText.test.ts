import { expect, it } from 'vitest';
import { intervalOf } from './evaluationText';

it('writes an interval only when both ends are known', () => {
  expect(intervalOf({ low: 0.9551, high: 1 })).toBe('95%: 0.955 to 1.000');
  expect(intervalOf({ low: 0.9 })).toBeUndefined();
});
