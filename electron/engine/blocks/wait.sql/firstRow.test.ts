import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../testing';
import { firstRow } from './firstRow';

function projectFolder(): string {
  const folder = join(scratchFolder(), 'project');
  mkdirSync(join(folder, 'data'), { recursive: true });
  return folder;
}

const ask = (folder: string, sql: string): Promise<Record<string, unknown> | undefined> =>
  firstRow(folder, sql, new AbortController().signal);

test('files of the project are read by their path, also by a pattern', async () => {
  const folder = projectFolder();
  const sql = "SELECT * FROM 'data/*.csv' WHERE amount > 10 ORDER BY amount";
  expect(await ask(folder, sql)).toBeUndefined();
  writeFileSync(join(folder, 'data/a.csv'), 'day,amount\n2024-01-31,10\n');
  expect(await ask(folder, sql)).toBeUndefined();
  writeFileSync(join(folder, 'data/b.csv'), 'day,amount\n2024-02-01,12\n2024-02-02,11\n');
  expect(await ask(folder, sql)).toEqual({ day: '2024-02-02', amount: '11' });
});

test('the working folder is as before, and nothing outside the project is read', async () => {
  const folder = projectFolder();
  const before = process.cwd();
  writeFileSync(join(folder, '../outside.csv'), 'a\n1\n');
  for (const path of ['../outside.csv', join(folder, '../outside.csv')]) {
    await expect(ask(folder, `SELECT * FROM '${path}'`)).rejects.toMatchObject({
      code: 'sql.failed',
      cure: 'It may read files inside the project folder only.',
    });
  }
  expect(process.cwd()).toBe(before);
});

test.each([
  ["COPY (SELECT 1) TO 'data/x.csv'", 'must be a SELECT'],
  ['SELECT 1; SELECT 2', 'there are 2'],
  ['SELEKT 1', 'syntax error'],
  ['', 'there are 0'],
])('%s is refused', async (sql, words) => {
  const folder = projectFolder();
  await expect(ask(folder, sql)).rejects.toMatchObject({
    code: 'sql.failed',
    message: expect.stringContaining(words),
  });
  expect(existsSync(join(folder, 'data/x.csv'))).toBe(false);
});
