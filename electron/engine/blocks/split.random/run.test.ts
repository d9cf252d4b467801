import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '@engine/frames';
import { frameOf, inputOf, rowsOf, runBlock } from '../../testing';
import { apportion, assignParts, partSize, testPart, validationPart } from './assignParts';
import { splitRandom } from './schema';

async function split(
  sql: string,
  params: Record<string, unknown>,
): Promise<Record<string, unknown[][]> & { log: string[] }> {
  const frame = inputOf(await frameOf(sql));
  const { outputs, log } = await runBlock(splitRandom, { params, inputs: { frame } });
  const rows: Record<string, unknown[][]> = {};
  for (const [port, draft] of Object.entries(outputs)) rows[port] = await rowsOf(draft.folder);
  return { ...rows, log: [...log] } as Record<string, unknown[][]> & { log: string[] };
}

const classes = `SELECT i, CASE WHEN i % 10 < 6 THEN 'a' WHEN i % 10 < 9 THEN 'b' END AS class FROM range(1000) AS t(i)`;
const count = (rows: unknown[][] | undefined, value: unknown): number =>
  (rows ?? []).filter((row) => row[1] === value).length;

test('strata keep their shares exactly, missing values as one of them, and rows their order', async () => {
  const { train, test, validation } = await split(classes, {
    test: 0.25,
    validation: 0.1,
    stratify: 'class',
    seed: 3,
  });
  expect([train?.length, test?.length, validation?.length]).toEqual([650, 250, 100]);
  expect(['a', 'b', null].map((value) => count(test, value))).toEqual([150, 75, 25]);
  expect(['a', 'b', null].map((value) => count(validation, value))).toEqual([60, 30, 10]);
  const numbers = [...(train ?? []), ...(test ?? []), ...(validation ?? [])].map((row) => row[0] as number);
  expect(new Set(numbers).size).toBe(1000);
  for (const part of [train, test, validation]) {
    const order = (part ?? []).map((row) => row[0] as number);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
});

test('the seed alone decides which rows', async () => {
  const sql = 'SELECT i FROM range(300) AS t(i)';
  const first = await split(sql, { test: 50, seed: 1 });
  expect(first['test']).toHaveLength(50);
  expect(first['validation']).toBeUndefined();
  expect(await split(sql, { test: 50, seed: 1 })).toEqual(first);
  expect((await split(sql, { test: 50, seed: 2 }))['test']).not.toEqual(first['test']);
});

test('impossible splits are refused in words', async () => {
  await expect(split('SELECT 1 AS a', {})).rejects.toMatchObject({ code: 'data.empty' });
  await expect(split(classes, { stratify: 'klass' })).rejects.toMatchObject({
    code: 'data.columnMissing',
    about: { column: 'klass' },
  });
  await expect(split(classes, { stratify: 'i' })).rejects.toMatchObject({
    code: 'data.typeMismatch',
    about: { column: 'i', parameter: 'stratify' },
  });
});

test('a share rounds up as in scikit-learn', () => {
  // len(train_test_split(range(n), test_size=share)[1]) for (342, 0.2), (398, 0.25)
  expect([partSize(0.2, 342), partSize(0.25, 398)]).toEqual([69, 100]);
  // Unlike there, not because of binary fractions: 7% of 100 are 7.
  expect([partSize(0.07, 100), partSize(12, 100)]).toEqual([7, 12]);
});

test('seats go by largest remainder', () => {
  // Quotas of 10 seats for 47, 16, 15.8, 12, 6.1, 3.1 of 100: 4.7, 1.6, 1.58, 1.2, 0.61, 0.31.
  expect(apportion([4700, 1600, 1580, 1200, 610, 310], 10)).toEqual([5, 2, 1, 1, 1, 0]);
  expect(apportion([1, 1, 1], 2)).toEqual([1, 1, 0]);
});

test('any plan is met exactly', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (rowsOf, share, seed) => {
      const rows = rowsOf.reduce((sum, size) => sum + size, 0);
      const tests = apportion(rowsOf, Math.floor(rows * share));
      expect(tests.reduce((sum, seats) => sum + seats, 0)).toBe(Math.floor(rows * share));
      const strata = Int32Array.from(
        rowsOf.flatMap((size, stratum) => new Array<number>(size).fill(stratum)),
      );
      const plans = rowsOf.map((size, stratum) => ({
        rows: size,
        test: tests[stratum] ?? 0,
        validation: Math.floor((size - (tests[stratum] ?? 0)) / 2),
      }));
      const parts = assignParts(rows, strata, plans, seededRandom(seed));
      plans.forEach((plan, stratum) => {
        const mine = parts.filter((_, row) => strata[row] === stratum);
        expect(mine.filter((part) => part === testPart).length).toBe(plan.test);
        expect(mine.filter((part) => part === validationPart).length).toBe(plan.validation);
      });
    }),
  );
});

test('every row is as likely as any other to be a test row', () => {
  const hits = new Float64Array(10);
  const random = seededRandom(5);
  for (let round = 0; round < 20_000; round++) {
    const parts = assignParts(10, undefined, [{ rows: 10, test: 3, validation: 0 }], random);
    parts.forEach((part, row) => (hits[row] = (hits[row] ?? 0) + (part === testPart ? 1 : 0)));
  }
  // 20,000 draws at 0.3: 6,000 with a standard deviation of 65.
  for (const hit of hits) expect(Math.abs(hit - 6000)).toBeLessThan(5 * 65);
});
