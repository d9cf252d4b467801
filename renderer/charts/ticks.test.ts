import { describe, expect, it } from 'vitest';
import { logTicks, niceTicks } from './ticks';

describe('niceTicks', () => {
  it('covers the values with round numbers', () => {
    expect(niceTicks(0.013, 0.97)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(niceTicks(0, 40, 4)).toEqual([0, 10, 20, 30, 40]);
    expect(niceTicks(-3, 3, 3)).toEqual([-4, -2, 0, 2, 4]);
  });

  it('makes room around a single value', () => {
    const ticks = niceTicks(5, 5);
    expect(ticks[0]).toBeLessThan(5);
    expect(ticks[ticks.length - 1]).toBeGreaterThan(5);
  });
});

describe('logTicks', () => {
  it('takes powers of ten over a wide range', () => {
    expect(logTicks(0.00012, 80)).toEqual([0.0001, 0.001, 0.01, 0.1, 1, 10, 100]);
  });

  it('adds 2 and 5 over a narrow range and stops at the ends', () => {
    expect(logTicks(0.06, 0.9)).toEqual([0.05, 0.1, 0.2, 0.5, 1]);
  });
});
