import { expect, test } from 'vitest';
import { frameOf, readFrame, rowsOf } from '../testing';
import { codeTexts } from './codedColumn';

const texts = `CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'é' || i % 7 WHEN 3 THEN '𝒳' ELSE 'z' || i % 300 END`;

test.each([[100], [20_000]])(
  'texts of %i rows are coded by code unit, however they are read',
  async (rows) => {
    const { folder } = await frameOf(`SELECT ${texts} AS t, i * 0.5 AS x FROM range(${rows}) AS r(i)`);
    const expected = codeTexts(
      (await rowsOf(folder)).map(([text]) => (text === null ? undefined : String(text))),
      rows,
    );
    const reader = await readFrame(folder);
    expect(await reader.coded('t')).toEqual(expected);
  },
);

test('reading ahead changes nothing', async () => {
  const { folder } = await frameOf(
    `SELECT ${texts} AS t, i AS n, i / 3 AS x, i % 2 = 0 AS b, DATE '2024-01-01' + CAST(i AS INTEGER) AS day,
       CASE WHEN i % 3 > 0 THEN i END AS gaps FROM range(500) AS r(i)`,
  );
  const plain = await readFrame(folder);
  const ahead = await readFrame(folder);
  await ahead.readAhead?.();
  for (const name of ['n', 'x', 'b', 'day', 'gaps']) {
    expect(await ahead.numeric(name)).toEqual(await plain.numeric(name));
  }
  for (const name of ['t', 'n', 'x', 'b', 'day', 'gaps']) {
    expect(await ahead.coded(name)).toEqual(await plain.coded(name));
  }
  await expect(ahead.numeric('t')).rejects.toMatchObject({ code: 'data.typeMismatch' });
});
