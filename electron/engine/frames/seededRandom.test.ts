import { expect, test } from 'vitest';
import { drawRows, seededRandom } from '.';

test('the numbers are those of the reference program', () => {
  // pcg32-demo of the PCG library (seed 42, stream 54) prints, round 1: 0xa15c02b7 0x7b47f409 0xba1d3330 …
  const random = seededRandom(42);
  const bits = Array.from({ length: 6 }, () => (random.next() * 2 ** 32).toString(16));
  expect(bits).toEqual(['a15c02b7', '7b47f409', 'ba1d3330', '83d2f293', 'bfa4784b', 'cbed606e']);
});

test('whole numbers are even and within bounds', () => {
  const random = seededRandom(1);
  const counts = new Array<number>(6).fill(0);
  for (let draw = 0; draw < 60_000; draw++) {
    const value = random.below(6);
    counts[value] = (counts[value] ?? NaN) + 1;
  }
  // 10,000 each with a standard deviation of 91.
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * 91);
});

test('exactly so many rows are drawn', () => {
  const mask = drawRows(1000, 137, seededRandom(9));
  expect(mask.reduce((sum, one) => sum + one, 0)).toBe(137);
  expect(drawRows(5, 9, seededRandom(9))).toEqual(Uint8Array.of(1, 1, 1, 1, 1));
});
