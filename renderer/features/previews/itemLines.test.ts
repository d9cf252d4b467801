import { expect, test } from 'vitest';
import { itemLines } from './itemLines';

test('values are shown as JSON, results of their own by their size', () => {
  const artifact = {
    hash: 'h',
    type: 'frame',
    bytes: 9,
    rows: 1200,
    columns: [{ name: 'n', type: 'integer' }],
  };
  const model = { hash: 'h', type: 'model', bytes: 9, caption: 'accuracy 0.98' };
  expect(
    itemLines({
      items: [
        { key: 'a', value: { rate: 0.5 } },
        { key: 'b', value: null },
        { key: 'c', value: 'x'.repeat(400) },
        { key: 'd', artifact },
        { key: 'e', artifact: model },
      ],
    }),
  ).toEqual([
    { key: 'a', value: '{"rate":0.5}' },
    { key: 'b', value: 'null' },
    { key: 'c', value: `"${'x'.repeat(158)}…` },
    { key: 'd', value: '1,200 rows, 1 column' },
    { key: 'e', value: 'accuracy 0.98' },
  ]);
});

test.each([[undefined], [null], [[1]], [{ items: 1 }]])('%j is no list of items', (document) => {
  expect(itemLines(document)).toBeUndefined();
});
