import { expect, it } from 'vitest';
import { confusionCells, matrixLayout } from './confusionCells';

it('gives shares of the actual class, and none for a class without rows', () => {
  expect(
    confusionCells([
      [30, 10],
      [0, 0],
    ]),
  ).toEqual([
    { actual: 0, predicted: 0, count: 30, share: 0.75 },
    { actual: 0, predicted: 1, count: 10, share: 0.25 },
    { actual: 1, predicted: 0, count: 0, share: 0 },
    { actual: 1, predicted: 1, count: 0, share: 0 },
  ]);
});

it('drops texts that would not fit', () => {
  expect(matrixLayout(['a', 'b', 'c'], 300)).toMatchObject({ showCount: true, showShare: true });
  expect(
    matrixLayout(
      Array.from({ length: 40 }, (_, i) => `${i}`),
      300,
    ),
  ).toMatchObject({ showCount: false });
});
