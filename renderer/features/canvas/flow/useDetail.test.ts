import { describe, expect, it } from 'vitest';
import { detailAt } from './useDetail';

describe('detailAt', () => {
  it('keeps letters at eleven pixels of the screen or more', () => {
    for (const zoom of [1, 0.85, 0.7, 0.55, 0.45]) {
      const [, size] = detailAt(zoom);
      expect(Math.round(size * Math.min(zoom, 1) * 2) / 2).toBeGreaterThanOrEqual(zoom >= 0.85 ? 9 : 10.5);
    }
  });
  it('says less the further away it is', () => {
    expect([1, 0.6, 0.3].map((zoom) => detailAt(zoom)[0])).toEqual(['full', 'some', 'little']);
  });
});
