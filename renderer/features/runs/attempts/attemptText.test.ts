import { expect, it } from 'vitest';
import { attemptOf, exitText } from './attemptText';

it('says in words how a worker ended', () => {
  expect(exitText(137)).toBe('the worker was ended by signal 9 (killed)');
  expect(exitText(139)).toBe('the worker was ended by signal 11 (segmentation fault)');
  expect(exitText(3)).toBe('the worker ended with code 3');
  expect(exitText(0)).toBe('the worker ended by itself');
  expect(exitText(undefined)).toBe('');
});

it('counts attempts against the most there may be', () => {
  expect(attemptOf(2, 4)).toBe('attempt 2 of 4');
  expect(attemptOf(5, 4)).toBe('attempt 5');
  expect(attemptOf(2, undefined)).toBe('attempt 2');
});
