import { expect, it } from 'vitest';
import { saysWhere, sentenceOf } from './reason';

it('a reason becomes a sentence', () => {
  expect(sentenceOf('parameter epochs: 5 → 6')).toBe('Parameter epochs: 5 → 6.');
  expect(sentenceOf('Done.')).toBe('Done.');
});

it('the run that computed a reused result is named once', () => {
  expect(saysWhere({ run: 12, computedBy: 1, reason: 'same as in run 12' })).toBe(true);
  expect(saysWhere({ run: 2, computedBy: 1, reason: 'same as in run 1' })).toBe(false);
  expect(saysWhere({ run: 1, computedBy: 1, reason: '' })).toBe(false);
});
