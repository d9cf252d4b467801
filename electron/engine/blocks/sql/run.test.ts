import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { frameFile } from '@engine/frames';
import type { InputArtifact } from '../blockKind';
import { frameOf, inputOf, rowsOf, runBlock, scratchFolder, type RunRecord } from '../../testing';
import { sql } from './schema';
import { statementsOf } from './statements';

const runSql = (
  query: string,
  inputs: Record<string, InputArtifact> = {},
  variables: Record<string, unknown> = {},
): Promise<RunRecord> => runBlock(sql, { params: { query }, inputs, variables });

const rows = async (record: RunRecord): Promise<unknown[][]> => rowsOf(record.outputs['frame']?.folder ?? '');

test('inputs are tables by the names of their ports', async () => {
  const left = inputOf(await frameOf("SELECT 1 AS id, 'x' AS a UNION ALL SELECT 2, 'y'"));
  const right = inputOf(await frameOf('SELECT 2 AS id, 0.5 AS b'));
  const record = await runSql(
    `-- earlier statements prepare; a ';' in text ends nothing
     CREATE MACRO double(n) AS 2 * n;
     SELECT l.id, a, double(b) AS b, ';' AS mark, sum(l.id) OVER () AS total
     FROM "left side" AS l JOIN r USING (id);`,
    { 'left side': left, r: right },
  );
  expect(await rows(record)).toEqual([[2, 'y', 1, ';', 2]]);
  expect(record.outputs['frame']?.columns?.at(-1)).toEqual({ name: 'total', type: 'integer' });
});

test('a file is used and variables are written out', async () => {
  const projectFolder = scratchFolder();
  mkdirSync(join(projectFolder, 'blocks'));
  const codeFile = join(projectFolder, 'blocks', 'q.sql');
  writeFileSync(codeFile, `SELECT '\${who}' AS who, \${count} + 1 AS n`);
  const options = { projectFolder, codeFile, variables: { who: 'Ann', count: 2 } };
  expect(await rows(await runBlock(sql, options))).toEqual([['Ann', 3]]);
  await expect(runBlock(sql, { ...options, variables: { who: 'x' } })).rejects.toMatchObject({
    code: 'variable.undefined',
    about: { file: 'blocks/q.sql', line: 1, variable: 'count' },
  });
});

test('a file may name the run, the item and parts of variables', async () => {
  const projectFolder = scratchFolder();
  const codeFile = join(projectFolder, 'q.sql');
  const write = (text: string): void => writeFileSync(codeFile, text);
  const options = {
    projectFolder,
    codeFile,
    variables: { source: { host: 'db' } },
    item: { key: 'may', index: 0, values: { month: { days: 31 } } },
    interval: { start: Date.UTC(2023, 4, 1), end: Date.UTC(2023, 5, 1) },
  };
  write(
    `SELECT '\${source.host}' AS host, '\${item.key}' AS k, \${item.days} AS days, DATE '\${run.date}' AS day`,
  );
  expect(await rows(await runBlock(sql, options))).toEqual([['db', 'may', 31, '2023-05-01']]);
  expect(sql.codeReads?.(codeFile, projectFolder)).toEqual({
    files: [],
    variables: ['source', 'source.host'],
    run: ['interval', 'time'],
    item: true,
  });
  write("SELECT 1;\nSELECT '${item.dasy}' AS a");
  await expect(runBlock(sql, options)).rejects.toMatchObject({
    code: 'variable.undefined',
    cure: 'Did you mean `days`?',
    about: { file: 'q.sql', line: 2 },
  });
  write("SELECT '${env.HOME}' AS a");
  await expect(runBlock(sql, options)).rejects.toMatchObject({
    code: 'variable.undefined',
    cure: 'Give a variable of the pipeline this value, name: ${env.HOME}, and use the variable.',
  });
});

test.each([
  ['SELECT 1 AS a;\n\nSELECT b\nFROM nothing', 4, 'nothing'],
  ['SELECT 1 AS a,\n  2 AS b,\n  c', 3, '"c"'],
  ['SELEC 1', 1, 'syntax error'],
  ['SELECT 1;\nCREATE TABLE t (a INT)', 2, 'gives no rows'],
  ['', undefined, 'no SQL'],
])('%j fails with its line', async (query, line, words) => {
  await expect(runSql(query)).rejects.toMatchObject({
    code: 'sql.failed',
    message: expect.stringContaining(words),
    about: { ...(line ? { line } : {}), parameter: 'query' },
  });
});

test.each([
  ["SELECT * FROM read_text('/etc/hostname')"],
  ["SELECT * FROM read_csv('/etc/passwd')"],
  ["COPY (SELECT 1) TO '/tmp/lathe-must-not-be.csv'; SELECT 1 AS a"],
  ["ATTACH '/tmp/lathe-must-not-be.db'; SELECT 1 AS a"],
  ['SET enable_external_access = true; SELECT 1 AS a'],
  ['INSTALL httpfs; SELECT 1 AS a'],
])('%s reaches nothing outside', async (query) => {
  await expect(runSql(query)).rejects.toMatchObject({ code: 'sql.failed' });
});

test('the same query gives the same bytes, also without an order and with random()', async () => {
  const input = inputOf(await frameOf("SELECT i, 'g' || i % 997 AS g FROM range(300000) AS t(i)"));
  const hashes = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const record = await runSql('SELECT g, sum(i * 0.1::DOUBLE) AS s, random() AS r FROM t GROUP BY g', {
      t: input,
    });
    const bytes = readFileSync(frameFile(record.outputs['frame']?.folder ?? ''));
    hashes.add(createHash('sha256').update(bytes).digest('hex'));
  }
  expect(hashes.size).toBe(1);
});

test('what differs from one run to the next is kept, and said so', async () => {
  const { log } = await runSql("SELECT now() AS loaded, 'today' AS x -- uuid");
  expect(log).toEqual([
    'warning: now gives something else each time, but the rows of this block are kept until its inputs or its query change.',
  ]);
  expect((await runSql('SELECT 1 AS "now", \'uuid\' AS x')).log).toEqual([]);
});

test('a column name that comes twice is made another, with a warning', async () => {
  const record = await runSql('SELECT 1 AS a, 2 AS A');
  expect(record.outputs['frame']?.columns?.map((column) => column.name)).toEqual(['a', 'A_1']);
  expect(record.log).toEqual([
    'warning: The query has two columns named A; a number is added to the later one.',
  ]);
});

test('statements end at semicolons outside of text, names and comments', () => {
  expect(statementsOf(`a;\n-- x; y\n/* ; */ b ';''' ";" $$;$$ ;; \n\n c --;`)).toEqual([
    { text: 'a', line: 1 },
    { text: `b ';''' ";" $$;$$`, line: 3 },
    { text: 'c --;', line: 5 },
  ]);
});
