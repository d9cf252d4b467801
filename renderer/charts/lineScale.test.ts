import { expect, it } from 'vitest';
import { stepScale, stepZoom } from './lineScale';

it('marks whole epochs only', () => {
  const scale = stepScale([{ id: 'a', label: 'a', x: [1, 2, 3, 4], y: [1, 1, 1, 1] }], undefined);
  expect(scale.domain).toEqual([1, 4]);
  expect(scale.ticks).toEqual([1, 2, 3, 4]);
});

it('zooms with plus, pans inside the whole, and shows all when minus reaches it', () => {
  expect(stepZoom('+', [0, 100], [0, 100])).toEqual([25, 75]);
  expect(stepZoom('ArrowRight', [70, 90], [0, 92])).toEqual([72, 92]);
  expect(stepZoom('-', [40, 60], [0, 100])).toEqual([30, 70]);
  expect(stepZoom('-', [25, 75], [0, 100])).toBeUndefined();
});
