import { describe, expect, it } from 'vitest';
import { pagesOf, placeRow, shiftAfterScroll, virtualRowCount } from './rowWindow';

const small = { rows: 1000, rowHeight: 28, viewport: 280 };
const large = { rows: 3_000_000, rowHeight: 28, viewport: 280 };
const virtual = virtualRowCount(large);
const end = virtual * 28 - 280;

describe('a table of three million rows', () => {
  it('is no higher than a browser scrolls', () => {
    expect(virtual * 28).toBeLessThanOrEqual(6_000_000);
    expect(virtualRowCount(small)).toBe(1000);
  });

  it('passes row by row under the wheel', () => {
    expect(shiftAfterScroll(large, 1_000_000, 2_000_000, 2_000_100)).toBe(1_000_000);
  });

  it('follows the scroll bar in proportion and reaches both ends', () => {
    const middle = shiftAfterScroll(large, 0, 0, end / 2);
    expect(middle + Math.round(end / 2 / 28)).toBeCloseTo(1_500_000, -2);
    expect(shiftAfterScroll(large, middle, end / 2, end)).toBe(large.rows - virtual);
    expect(shiftAfterScroll(large, middle, 20, 0)).toBe(0);
  });

  it('puts any row first', () => {
    for (const row of [0, 1, 1_234_567, 2_999_000]) {
      const place = placeRow(large, row);
      expect(place.scrollTop / 28 + place.shift).toBeCloseTo(row, 6);
      expect(place.scrollTop).toBeGreaterThanOrEqual(0);
      expect(place.scrollTop).toBeLessThanOrEqual(end + 28);
    }
  });
});

it('never shifts a small table', () => {
  expect(shiftAfterScroll(small, 0, 0, 20_000)).toBe(0);
  expect(placeRow(small, 7)).toEqual({ scrollTop: 196, shift: 0 });
});

it('names the pages that rows need', () => {
  expect(pagesOf(0, 39, 200)).toEqual([0]);
  expect(pagesOf(190, 410, 200)).toEqual([0, 200, 400]);
  expect(pagesOf(-5, 199, 200)).toEqual([0]);
});
