import { expect, it } from 'vitest';
import type { CheckResult } from '@shared/model';
import { checkWords, failedWarnings, verdictOf } from './checkText';

const check = (part: Partial<CheckResult> = {}): CheckResult => ({
  name: 'no gaps',
  passed: false,
  severity: 'error',
  ...part,
});

it('tells a warning from a failure', () => {
  expect(verdictOf(check()).word).toBe('failed');
  expect(verdictOf(check({ severity: 'warning' })).word).toBe('warning');
  expect(verdictOf(check({ passed: true, severity: 'warning' })).word).toBe('passed');
});

it('says what does not hold, and for how many rows', () => {
  expect(checkWords(check({ message: 'There are gaps.', failing: 1200 }))).toBe(
    'There are gaps. (1,200 rows)',
  );
  expect(checkWords(check({ message: '1,200 rows have gaps.', failing: 1200 }))).toBe(
    '1,200 rows have gaps.',
  );
  expect(checkWords(check({ failing: 1 }))).toBe('1 row');
  expect(checkWords(check({ passed: true, failing: 0 }))).toBe('');
});

it('finds the warnings that did not fail the block', () => {
  const warning = check({ severity: 'warning' });
  expect(failedWarnings([check(), warning, { ...warning, passed: true }])).toEqual([warning]);
  expect(failedWarnings(undefined)).toEqual([]);
});
