import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadDanfo } from '../runtimes';
import { anyFrame, frameOf, readFrame, rowsOf, scratchFolder } from '../testing';
import { fromDanfo, toDanfo, writeColumns } from '.';

test('a DataFrame has numbers, texts, booleans and ISO dates, and says what is missing', async () => {
  const draft = await frameOf(`SELECT * FROM (VALUES
    (1, 1.5, 'a', true, DATE '2024-01-31', TIMESTAMP '2024-01-31 10:00:00.5', TIME '07:30:00'),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL)) AS rows(i, x, s, b, day, moment, clock)`);
  const df = await toDanfo(await readFrame(draft.folder), loadDanfo());
  expect(df.values).toEqual([
    [1, 1.5, 'a', true, '2024-01-31', '2024-01-31 10:00:00.5', '07:30:00'],
    [NaN, NaN, null, null, null, null, null],
  ]);
  expect(df.dtypes).toEqual(['int32', 'float32', 'string', 'boolean', 'string', 'string', 'string']);
});

test('whole numbers beyond 2^53 come as text, with a warning, and go back exactly', async () => {
  const draft = await frameOf(`SELECT 9007199254740993 AS id UNION ALL SELECT NULL`);
  const warnings: string[] = [];
  const reader = await readFrame(draft.folder);
  const df = await toDanfo(reader, loadDanfo(), (text) => warnings.push(text));
  expect(df.values).toEqual([['9007199254740993'], [null]]);
  expect(warnings).toHaveLength(1);
  const folder = scratchFolder();
  await writeColumns(folder, fromDanfo(df, reader.columns));
  expect(await rowsOf(folder)).toEqual([['9007199254740993'], [null]]);
});

test('a column of mixed values is kept as text, with a warning', async () => {
  const danfo = loadDanfo();
  const warnings: string[] = [];
  const df = new danfo.DataFrame(
    [
      ['x', 2 ** 60],
      [1, 2],
    ],
    { columns: ['mixed', 'large'], dtypes: ['string', 'int32'] },
  );
  const folder = scratchFolder();
  const draft = await writeColumns(
    folder,
    fromDanfo(df, [], (text) => warnings.push(text)),
  );
  expect(draft.columns?.map((column) => column.type)).toEqual(['text', 'decimal']);
  expect(await rowsOf(folder)).toEqual([
    ['x', 2 ** 60],
    ['1', 2],
  ]);
  expect(warnings).toEqual([
    'Column mixed is kept as text: it mixes number and string.',
    'Column large is kept as decimals: JavaScript has rounded its whole numbers beyond 2^53.',
  ]);
});

test('a column name that would break danfo is refused', async () => {
  const { folder } = await frameOf('SELECT 1 AS shape');
  await expect(toDanfo(await readFrame(folder), loadDanfo())).rejects.toMatchObject({
    code: 'data.typeMismatch',
    about: { column: 'shape' },
  });
});

test('any frame survives the way through danfo, with its types', async () => {
  const danfo = loadDanfo();
  const root = scratchFolder();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(anyFrame({ nameUnit: fc.constantFrom('a', 'b', 'ä', ' ', '1') }), async (columns) => {
      const before = join(root, `${count}`);
      const after = join(root, `${count++}-danfo`);
      await writeColumns(before, columns);
      const reader = await readFrame(before);
      const draft = await writeColumns(after, fromDanfo(await toDanfo(reader, danfo), reader.columns));
      expect(draft.columns).toEqual(reader.columns);
      expect(await rowsOf(after)).toEqual(await rowsOf(before));
    }),
    { numRuns: 30 },
  );
});

test('a column replaced by a Series keeps its values and the type they have', () => {
  const danfo = loadDanfo();
  const df = new danfo.DataFrame({ a: [1, 2], b: ['x', 'y'] });
  df.addColumn('a', df['a'].add(1), { inplace: true });
  expect(fromDanfo(df)).toMatchObject([
    { name: 'a', type: 'integer' },
    { name: 'b', type: 'text' },
  ]);
  expect(fromDanfo(df)[0]?.values).toHaveLength(2);
});
