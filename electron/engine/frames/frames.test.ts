import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFrame, frameOf, readFrame, rowsOf, scratchFolder } from '../testing';
import { frameFile, withDatabase, writeColumns, writeQuery } from '.';

test('numbers, booleans and times are read as numbers, missing as NaN', async () => {
  const draft = await frameOf(`SELECT * FROM (VALUES
    (1, 0.5, true, 'b', DATE '1970-01-02', TIMESTAMP '1970-01-01 00:00:01.5', TIME '00:01:00'),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (-3, 'nan'::DOUBLE, false, 'a', DATE '1969-12-31', TIMESTAMP '1969-12-31 23:59:59.999', TIME '00:00:00.25'))
    AS rows(i, d, b, s, day, moment, clock)`);
  expect(draft.columns?.map((column) => column.type)).toEqual([
    'integer',
    'decimal',
    'boolean',
    'text',
    'date',
    'timestamp',
    'time',
  ]);
  const frame = await readFrame(draft.folder);
  expect(frame.rows).toBe(3);
  expect([...(await frame.numeric('i'))]).toEqual([1, NaN, -3]);
  expect([...(await frame.numeric('d'))]).toEqual([0.5, NaN, NaN]);
  expect([...(await frame.numeric('b'))]).toEqual([1, NaN, 0]);
  expect([...(await frame.numeric('day'))]).toEqual([86_400_000, NaN, -86_400_000]);
  expect([...(await frame.numeric('moment'))]).toEqual([1500, NaN, -1]);
  expect([...(await frame.numeric('clock'))]).toEqual([60_000, NaN, 250]);
  expect(await frame.coded('s')).toEqual({ codes: Int32Array.of(1, -1, 0), categories: ['a', 'b'] });
  expect(await frame.coded('i')).toEqual({ codes: Int32Array.of(1, -1, 0), categories: ['-3', '1'] });
  expect(await frame.coded('d')).toEqual({ codes: Int32Array.of(0, -1, -1), categories: ['0.5'] });
  expect((await frame.coded('b')).categories).toEqual(['false', 'true']);
  expect((await frame.coded('day')).categories).toEqual(['1969-12-31', '1970-01-02']);
  await expect(frame.numeric('s')).rejects.toMatchObject({
    code: 'data.typeMismatch',
    about: { column: 's' },
  });
  await expect(frame.coded('S')).rejects.toMatchObject({
    code: 'data.columnMissing',
    about: { column: 'S' },
  });
});

test('a wide number stays exact: as 64 bits where it fits, else as text with a warning', async () => {
  const warnings: string[] = [];
  const folder = scratchFolder();
  const draft = await withDatabase((connection) =>
    writeQuery(
      connection,
      `SELECT 9223372036854775807::HUGEINT AS fits, 9223372036854775808::HUGEINT AS wide, 1.25::DECIMAL(38, 2) AS price,
              12345678901234567.25::DECIMAL(38, 2) AS fortune, 0.1 AS tenth, [1, NULL] AS list, {'a': 'x'} AS object`,
      folder,
      { onWarning: (text) => warnings.push(text) },
    ),
  );
  expect(draft.columns?.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'fits integer',
    'wide text',
    'price decimal',
    'fortune text',
    'tenth decimal',
    'list text',
    'object text',
  ]);
  expect(await rowsOf(folder)).toEqual([
    [
      '9223372036854775807',
      '9223372036854775808',
      1.25,
      '12345678901234567.25',
      0.1,
      '[1,null]',
      '{"a":"x"}',
    ],
  ]);
  expect(warnings).toEqual([
    'Column wide is kept as text: a 64-bit integer cannot hold 1 of its values exactly.',
    'Column fortune is kept as text: a double cannot hold 1 of its values exactly.',
  ]);
});

test('the same query gives the same bytes, with one thread or two', async () => {
  const sql = `SELECT i, i * 0.1 AS d, 'row ' || i % 1000 AS s FROM range(400000) AS numbers(i)`;
  const hashes = new Set<string>();
  for (const threads of [1, 2, 2]) {
    const folder = scratchFolder();
    await withDatabase((connection) => writeQuery(connection, sql, folder), { threads });
    hashes.add(
      createHash('sha256')
        .update(readFileSync(frameFile(folder)))
        .digest('hex'),
    );
  }
  expect(hashes.size).toBe(1);
});

test('names that differ in case only, and columns of unequal length, are refused', async () => {
  const one = { type: 'decimal', values: Float64Array.of(1) } as const;
  const folder = scratchFolder();
  expect(() =>
    writeColumns(folder, [
      { name: 'a', ...one },
      { name: 'A', ...one },
    ]),
  ).toThrow('Columns a and A differ in upper and lower case only.');
  expect(() =>
    writeColumns(folder, [
      { name: 'a', ...one },
      { name: 'b', type: 'decimal', values: new Float64Array(2) },
    ]),
  ).toThrow('Column b has 2 rows where a has 1.');
});

test('any frame survives write and read, with its types', async () => {
  const root = scratchFolder();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(anyFrame(), async (columns) => {
      const folder = join(root, String(count++));
      const draft = await writeColumns(folder, columns);
      expect(draft.columns).toEqual(columns.map(({ name, type }) => ({ name, type })));
      const frame = await readFrame(folder);
      expect(frame.columns).toEqual(draft.columns);
      for (const column of columns) {
        if (column.type === 'text') expect(await frame.coded(column.name)).toEqual(column.values);
        else if (column.type === 'integer') {
          const { codes, categories } = await frame.coded(column.name);
          const read = [...codes].map((code) => (code < 0 ? undefined : BigInt(categories[code] ?? '')));
          expect(read).toEqual(
            [...column.values].map((value, row) => (column.present?.[row] ? value : undefined)),
          );
        } else if (column.type === 'boolean') {
          const expected = [...column.values].map((value, row) => (column.present?.[row] ? value : NaN));
          expect([...(await frame.numeric(column.name))]).toEqual(expected);
        } else expect(await frame.numeric(column.name)).toEqual(column.values);
      }
      frame.close();
    }),
    { numRuns: 60 },
  );
});
