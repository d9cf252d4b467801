import { expect, test } from 'vitest';
import { frameOf } from '../testing';
import { framePage, frameProfile } from '.';

const small = `SELECT * FROM (VALUES
  (1, 0.5, 'Ann', DATE '2024-01-31', true), (9007199254740993, NULL, 'bob', NULL, false),
  (3, 2.5, 'Anna', DATE '2023-05-01', true), (3, -1, NULL, DATE '2025-01-01', NULL))
  AS rows("the ""n""", x, name, day, flag)`;

test('a page carries exact cells and both counts', async () => {
  const { folder } = await frameOf(small);
  expect(await framePage(folder, { offset: 1, limit: 2 })).toEqual({
    columns: [
      { name: 'the "n"', type: 'integer' },
      { name: 'x', type: 'decimal' },
      { name: 'name', type: 'text' },
      { name: 'day', type: 'date' },
      { name: 'flag', type: 'boolean' },
    ],
    rows: [
      ['9007199254740993', null, 'bob', null, false],
      [3, 2.5, 'Anna', '2023-05-01', true],
    ],
    offset: 1,
    matching: 4,
    total: 4,
  });
});

test('rows are sorted with missing last and equal rows in their order', async () => {
  const { folder } = await frameOf(small);
  const names = async (column: string, descending: boolean): Promise<unknown[]> =>
    (await framePage(folder, { offset: 0, limit: 10, sort: [{ column, descending }] })).rows.map(
      (row) => row[2],
    );
  expect(await names('the "n"', false)).toEqual(['Ann', 'Anna', null, 'bob']);
  expect(await names('x', true)).toEqual(['Anna', 'Ann', null, 'bob']);
});

test.each([
  [{ column: 'the "n"', operator: '=', value: '9007199254740993' }, 1],
  [{ column: 'the "n"', operator: '=', value: '9007199254740992' }, 0],
  [{ column: 'the "n"', operator: '<', value: '2.5' }, 1],
  [{ column: 'x', operator: '!=', value: '0.5' }, 3],
  [{ column: 'x', operator: 'missing' }, 1],
  [{ column: 'x', operator: 'present' }, 3],
  [{ column: 'name', operator: 'contains', value: 'ANN' }, 2],
  [{ column: 'name', operator: '=', value: "' OR 1=1 --" }, 0],
  [{ column: 'day', operator: '>=', value: '2024-01-31' }, 2],
  [{ column: 'flag', operator: '=', value: 'true' }, 2],
] as const)('filter %j leaves %i rows', async (filter, matching) => {
  const { folder } = await frameOf(small);
  const page = await framePage(folder, { offset: 0, limit: 1, filters: [filter] });
  expect([page.matching, page.total]).toEqual([matching, 4]);
});

test('a search looks into every column; a wrong value and an unknown column are explained', async () => {
  const { folder } = await frameOf(small);
  const search = async (text: string): Promise<number> =>
    (await framePage(folder, { offset: 0, limit: 10, search: text })).matching;
  expect(await search('ann')).toBe(2);
  expect(await search('2025')).toBe(1);
  expect(await search('%')).toBe(0);
  const filtered = (column: string): Promise<unknown> =>
    framePage(folder, { offset: 0, limit: 1, filters: [{ column, operator: '<', value: 'abc' }] });
  await expect(filtered('x')).rejects.toMatchObject({ code: 'request.invalid', about: { column: 'x' } });
  await expect(filtered('y')).rejects.toMatchObject({ code: 'data.columnMissing' });
});

test('a profile counts, measures and bins', async () => {
  const { folder } = await frameOf(`SELECT * FROM (VALUES
    (1, 1.0, 'a', DATE '1970-01-01'), (2, 2.0, 'a', DATE '1970-01-31'), (2, 2.0, 'a', DATE '1970-01-31'),
    (4, 10.0, 'b', NULL), (NULL, 'inf'::DOUBLE, NULL, NULL)) AS rows(i, x, s, day)`);
  const profile = await frameProfile(folder);
  expect([profile.rows, profile.duplicateRows]).toEqual([5, 1]);
  const [i, x, s, day] = profile.columns;
  expect(i).toMatchObject({ count: 4, missing: 1, distinct: 3, min: '1', max: '4', mean: 2.25 });
  expect(i?.histogram).toEqual([
    { from: 0.5, to: 1.5, count: 1 },
    { from: 1.5, to: 2.5, count: 2 },
    { from: 2.5, to: 3.5, count: 0 },
    { from: 3.5, to: 4.5, count: 1 },
  ]);
  expect(i?.top).toEqual([
    { value: '2', count: 2 },
    { value: '1', count: 1 },
    { value: '4', count: 1 },
  ]);
  // Python: statistics.stdev([1, 2, 2, 10]) = 4.193248541803041; the adjusted Fisher-Pearson coefficient
  // sqrt(n (n - 1)) / (n - 2) * m3 / m2 ** 1.5 = 1.9225217141412747.
  expect(x?.skew).toBeCloseTo(1.9225217141412747, 10);
  expect(x?.sd).toBeCloseTo(4.193248541803041, 10);
  expect(x?.quantiles?.q25).toBe(1.75);
  expect([x?.mean, x?.max]).toEqual([3.75, 'inf']);
  expect(x?.histogram?.map((bin) => bin.count).filter(Boolean)).toEqual([1, 2, 1]);
  expect(s).toMatchObject({
    distinct: 2,
    top: [
      { value: 'a', count: 3 },
      { value: 'b', count: 1 },
    ],
  });
  expect(s?.histogram).toBeUndefined();
  expect(day).toMatchObject({ min: '1970-01-01', max: '1970-01-31' });
  expect(day?.histogram?.at(0)).toEqual({ from: 0, to: 86_400_000, count: 1 });
});

test('a frame without rows has a page and a profile', async () => {
  const { folder } = await frameOf(`SELECT 1 AS i, 'x' AS s WHERE false`);
  expect(await framePage(folder, { offset: 0, limit: 10 })).toMatchObject({
    rows: [],
    matching: 0,
    total: 0,
  });
  expect((await frameProfile(folder)).columns).toMatchObject([
    { count: 0, missing: 0, distinct: 0, top: [] },
    { count: 0, missing: 0, distinct: 0, top: [] },
  ]);
});
