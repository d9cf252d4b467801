import { expect, it } from 'vitest';
import { formatCount, formatMetric, formatNumber, formatShare, formatTick } from './numberFormat';

it('keeps four significant digits and groups what has more than four', () => {
  expect(formatNumber(0.123456)).toBe('0.1235');
  expect([1982, 12500].map(formatNumber)).toEqual(['1982', '12,500']);
  expect(formatNumber(2.1e-7)).toBe('2.10e-7');
  expect(formatNumber(NaN)).toBe('–');
  expect(formatCount(3_000_000)).toBe('3,000,000');
});

it('writes metrics in places that line up', () => {
  expect([0.985, 0.9, 12.345, 123.456].map(formatMetric)).toEqual(['0.985', '0.900', '12.35', '123.5']);
  expect(formatMetric(undefined)).toBe('–');
});

it('never rounds a share to nothing or to all', () => {
  expect(formatShare(0.0004)).toBe('<0.1%');
  expect(formatShare(0.99995)).toBe('>99.9%');
  expect([0, 0.006, 0.5, 1].map(formatShare)).toEqual(['0%', '0.6%', '50%', '100%']);
});

it('shortens large numbers on an axis', () => {
  expect([1_200_000, 0.05, 2].map(formatTick)).toEqual(['1.2M', '0.05', '2']);
});
