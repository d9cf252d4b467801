import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { itemsText } from '../store';
import { frameOf, scratchFolder } from '../testing';
import { readItems } from './readItems';

function valueFolder(value: unknown): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'value.json'), JSON.stringify(value));
  return folder;
}

const ofValue = (value: unknown, most = 10): ReturnType<typeof readItems> =>
  readItems({ type: 'value', folder: valueFolder(value), most });

const ofFrame = async (sql: string, most = 10): ReturnType<typeof readItems> =>
  readItems({ type: 'frame', folder: (await frameOf(sql)).folder, most });

test('an items artifact is read as it was written', async () => {
  const folder = scratchFolder();
  const artifact = { hash: 'a'.repeat(64), type: 'frame' as const, bytes: 3, rows: 1 };
  const entries = [
    { key: 'a', value: { n: [1] } },
    { key: 'b', artifact },
    { key: 'c', value: null },
  ];
  writeFileSync(join(folder, 'items.json'), itemsText(entries));
  expect(await readItems({ type: 'items', folder, most: 3 })).toEqual(entries);
  writeFileSync(join(folder, 'items.json'), itemsText([]));
  expect(await readItems({ type: 'items', folder, most: 3 })).toEqual([]);
  writeFileSync(join(folder, 'items.json'), '[1]');
  await expect(readItems({ type: 'items', folder, most: 3 })).rejects.toMatchObject({
    code: 'artifact.damaged',
  });
});

test.each<[string, unknown, unknown]>([
  ['no elements', [], []],
  [
    'texts',
    ['mlp', 'linear'],
    [
      { key: 'mlp', value: 'mlp' },
      { key: 'linear', value: 'linear' },
    ],
  ],
  [
    'texts that separate',
    ['data/a.csv', 'b × c'],
    [
      { key: 'data-a.csv', value: 'data/a.csv' },
      { key: 'b x c', value: 'b × c' },
    ],
  ],
  [
    'numbers that repeat',
    [1, 1],
    [
      { key: '0', value: 1 },
      { key: '1', value: 1 },
    ],
  ],
  [
    'texts of which one is empty',
    ['a', ' '],
    [
      { key: '0', value: 'a' },
      { key: '1', value: ' ' },
    ],
  ],
  [
    'objects',
    [{ key: 'a', value: 1 }, { key: 7, rate: 0.5 }, { rate: 1 }],
    [
      { key: 'a', value: 1 },
      { key: '7', value: { key: 7, rate: 0.5 } },
      { key: '2', value: { rate: 1 } },
    ],
  ],
])('a value of %s', async (_, value, expected) => {
  expect(await ofValue(value)).toEqual(expected);
});

test('rows are objects, named by a column key without repetitions or by their index', async () => {
  expect(
    await ofFrame("SELECT * FROM (VALUES ('x', 1, DATE '2024-01-31'), ('y', NULL, NULL)) AS t(key, n, day)"),
  ).toEqual([
    { key: 'x', value: { key: 'x', n: 1, day: '2024-01-31' } },
    { key: 'y', value: { key: 'y', n: null, day: null } },
  ]);
  expect((await ofFrame("SELECT 'x' AS key UNION ALL SELECT 'x'")).map(({ key }) => key)).toEqual(['0', '1']);
  expect((await ofFrame('SELECT 5 AS n UNION ALL SELECT 6')).map(({ key }) => key)).toEqual(['0', '1']);
  expect(await ofFrame('SELECT 1 AS n LIMIT 0')).toEqual([]);
});

test('more items than allowed, and what is no list, are refused with the cure', async () => {
  await expect(ofValue([1, 2, 3], 2)).rejects.toMatchObject({
    code: 'data.typeMismatch',
    message: 'The list has 3 items; a block maps over 2 at most.',
    cure: expect.stringContaining('fewer items'),
  });
  await expect(ofFrame('SELECT i FROM range(2000) AS t(i)', 1000)).rejects.toMatchObject({
    message: 'The list has 2,000 rows; a block maps over 1,000 at most.',
  });
  await expect(ofValue([{ key: 'a' }, { key: 'a' }])).rejects.toMatchObject({
    code: 'data.typeMismatch',
    message: 'Items 1 and 2 have the same key a.',
  });
  await expect(ofValue({ a: 1 })).rejects.toMatchObject({
    code: 'data.typeMismatch',
    message: 'A block can map over a list only; this value is an object.',
  });
});
