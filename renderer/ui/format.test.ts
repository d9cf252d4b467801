import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatDuration, formatTimeLeft } from './format';

describe('formatDuration', () => {
  it('picks the unit that reads best', () => {
    expect(formatDuration(9.4)).toBe('9 ms');
    expect(formatDuration(3440)).toBe('3.4 s');
    expect(formatDuration(125_000)).toBe('2:05 min');
    expect(formatDuration(3_725_000)).toBe('1:02:05 h');
  });
});

describe('formatTimeLeft', () => {
  it('reads as a clock', () => {
    expect(formatTimeLeft(2)).toBe('0:02 left');
    expect(formatTimeLeft(3725)).toBe('1:02:05 left');
  });
});

describe('formatBytes', () => {
  it('uses powers of 1000', () => {
    expect(formatBytes(999)).toBe('999 B');
    expect(formatBytes(1500)).toBe('1.5 kB');
    expect(formatBytes(214_000_000)).toBe('214 MB');
  });
});

describe('formatCount', () => {
  it('sets the thousands apart', () => expect(formatCount(3_000_000)).toBe('3,000,000'));
});
