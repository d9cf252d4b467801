import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OutputDraft } from '../blocks/blockKind';
import { frameOf, rowsOf, scratchFolder } from '../testing';
import { collectFrames } from './collectFrames';
import { frameFile } from './frameFile';

async function collect(
  parts: readonly (readonly [key: string, sql: string])[],
  warnings: string[] = [],
): Promise<OutputDraft> {
  const frames = [];
  for (const [key, sql] of parts) frames.push({ key, folder: (await frameOf(sql)).folder });
  const scratch = scratchFolder();
  return collectFrames(frames, join(scratch, 'frame'), { scratch, onWarning: (text) => warnings.push(text) });
}

const typesOf = ({ columns = [] }: OutputDraft): string[] =>
  columns.map(({ name, type }) => `${name} ${type}`);

test('frames are written below each other with their keys, columns by name', async () => {
  const draft = await collect([
    ["it's a", "SELECT 1 AS n, 'x' AS t"],
    ['b', "SELECT TRUE AS more, 'y' AS t UNION ALL SELECT NULL, 'z'"],
    ['empty', 'SELECT 1 AS n LIMIT 0'],
  ]);
  expect(typesOf(draft)).toEqual(['item text', 'n integer', 't text', 'more boolean']);
  expect(draft.rows).toBe(3);
  expect(await rowsOf(draft.folder)).toEqual([
    ["it's a", 1, 'x', null],
    ['b', null, 'y', true],
    ['b', null, 'z', null],
  ]);
});

test('types that differ meet where nothing is lost, else as text with a warning', async () => {
  const warnings: string[] = [];
  const draft = await collect(
    [
      ['a', "SELECT 1 AS n, DATE '2024-01-31' AS day, 7 AS mixed, TIME '10:00:00' AS at"],
      ['b', "SELECT 0.5 AS n, TIMESTAMP '2024-01-31 12:00:00' AS day, 'seven' AS mixed, TRUE AS at"],
    ],
    warnings,
  );
  expect(typesOf(draft)).toEqual(['item text', 'n decimal', 'day timestamp', 'mixed text', 'at text']);
  expect(await rowsOf(draft.folder)).toEqual([
    ['a', 1, '2024-01-31 00:00:00', '7', '10:00:00'],
    ['b', 0.5, '2024-01-31 12:00:00', 'seven', 'true'],
  ]);
  expect(warnings).toEqual([
    'Column mixed is kept as text: it is integer and text by item.',
    'Column at is kept as text: it is boolean and time by item.',
  ]);
});

test('whole numbers that decimals cannot hold are kept', async () => {
  const warnings: string[] = [];
  const draft = await collect(
    [
      ['a', 'SELECT 9007199254740993 AS id, 5 AS n'],
      ['b', 'SELECT 0.5 AS ID, 0.5 AS n'],
    ],
    warnings,
  );
  expect(typesOf(draft)).toEqual(['item text', 'id text', 'n decimal']);
  expect(await rowsOf(draft.folder)).toEqual([
    ['a', '9007199254740993', 5],
    ['b', '0.5', 0.5],
  ]);
  expect(warnings).toEqual([expect.stringContaining('beyond 2^53')]);
});

test('a column named item stays, under another name', async () => {
  const warnings: string[] = [];
  const draft = await collect([['a', "SELECT 'own' AS Item, 1 AS item_1"]], warnings);
  expect(typesOf(draft)).toEqual(['item text', 'item_2 text', 'item_1 integer']);
  expect(warnings).toEqual([expect.stringContaining('it is now item_2')]);
});

test('no frames give no rows', async () => {
  const draft = await collect([]);
  expect(typesOf(draft)).toEqual(['item text']);
  expect(draft.rows).toBe(0);
});

test('many frames keep the order of the list, also where their content is the same, with the same bytes', async () => {
  const folders = [
    (await frameOf('SELECT i FROM range(3000) AS t(i)')).folder,
    (await frameOf('SELECT 7 AS i')).folder,
  ];
  const frames = Array.from({ length: 1000 }, (_, index) => ({
    key: `k${index}`,
    folder: folders[index === 500 ? 0 : 1] as string,
  }));
  const hashes = new Set<string>();
  for (let round = 0; round < 2; round++) {
    const scratch = scratchFolder();
    const draft = await collectFrames(frames, join(scratch, 'frame'), { scratch });
    const keys = (await rowsOf(draft.folder)).map(([key]) => key);
    expect([...new Set(keys)]).toEqual(frames.map(({ key }) => key));
    expect(keys.length).toBe(3999);
    hashes.add(
      createHash('sha256')
        .update(readFileSync(frameFile(draft.folder)))
        .digest('hex'),
    );
  }
  expect(hashes.size).toBe(1);
});
