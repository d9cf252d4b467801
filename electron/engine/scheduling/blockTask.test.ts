import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckResult, DataTest } from '@shared/model';
import { blockKinds } from '../blocks';
import type { InputArtifact, OutputDraft } from '../blocks/blockKind';
import { kindCatalogue } from '../graph/kindCatalogue';
import { artifactFolder } from '../store';
import { frameOf, inputOf, rowsOf, scratchFolder } from '../testing';
import { blockTask } from './blockTask';
import type { TaskInput, TaskOutput } from './protocol';

interface Ran extends TaskOutput<'block.run'> {
  readonly root: string;
}

interface Reported {
  readonly log: string[];
  readonly checks: CheckResult[];
}

async function runTask(
  given: Pick<TaskInput<'block.run'>, 'kind' | 'params' | 'inputs'> & { tests?: DataTest[] },
  reported: Reported = { log: [], checks: [] },
): Promise<Ran> {
  const folder = scratchFolder();
  const scratch = join(folder, 'scratch');
  const root = join(folder, 'artifacts');
  mkdirSync(scratch);
  const { signal } = new AbortController();
  const kind = kindCatalogue(blockKinds).find(given.kind);
  const output = await blockTask(() => Promise.resolve(kindCatalogue(blockKinds)))(
    {
      run: 1,
      runTime: 0,
      block: 'it',
      projectFolder: folder,
      artifactRoot: root,
      scratch,
      variables: {},
      ...given,
      params: kind?.params.parse(given.params),
    },
    {
      signal,
      stopEarly: signal,
      log: (level, text) => void reported.log.push(`${level}: ${text}`),
      progress: () => undefined,
      points: () => undefined,
      checks: (results) => void reported.checks.push(...results),
    },
  );
  return { ...output, root };
}

const sql = (query: string, inputs: Record<string, InputArtifact>): ReturnType<typeof runTask> =>
  runTask({ kind: 'sql', params: { query }, inputs });

const rows = ({ outputs, root }: Ran): ReturnType<typeof rowsOf> =>
  rowsOf(artifactFolder(root, outputs['frame']?.hash ?? ''));

function collection(parts: Record<string, OutputDraft>): InputArtifact {
  return {
    ...inputOf({ type: 'items', folder: scratchFolder() }),
    collected: Object.entries(parts).map(([key, part]) => ({ key, artifact: inputOf(part) })),
  };
}

function json(type: 'value' | 'metrics', content: unknown): OutputDraft {
  const folder = scratchFolder();
  writeFileSync(join(folder, type === 'value' ? 'value.json' : 'evaluation.json'), JSON.stringify(content));
  return { type, folder };
}

const metrics = (values: Record<string, number>): OutputDraft =>
  json('metrics', {
    task: 'classification',
    target: 'y',
    rows: 9,
    rowsWithoutTarget: 0,
    metrics: Object.entries(values).map(([name, value]) => ({ name, title: name, value, better: 'higher' })),
    testHash: 'h',
  });

test('collected rows, metrics and values are tables with a row or more an item', async () => {
  const frames = collection({ a: await frameOf('SELECT 1 AS n'), b: await frameOf('SELECT 2 AS n') });
  expect(await rows(await sql('SELECT * FROM parts', { parts: frames }))).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  const scores = collection({ mlp: metrics({ accuracy: 1 }), linear: metrics({ accuracy: 1, f1: 0.5 }) });
  const scored = await sql('SELECT * FROM scores', { scores });
  expect(scored.outputs['frame']?.columns).toEqual([
    { name: 'item', type: 'text' },
    { name: 'accuracy', type: 'decimal' },
    { name: 'f1', type: 'decimal' },
  ]);
  expect(await rows(scored)).toEqual([
    ['mlp', 1, null],
    ['linear', 1, 0.5],
  ]);
  const values = collection({
    a: json('value', { rows: 3, name: 'x', at: [1] }),
    b: json('value', { item: 'own', rows: 4 }),
    c: json('value', 'text'),
  });
  expect(await rows(await sql('SELECT item, rows, name, "at", item_1, value FROM v', { v: values }))).toEqual(
    [
      ['a', 3, 'x', '[1]', null, null],
      ['b', 4, null, null, 'own', null],
      ['c', null, null, null, null, 'text'],
    ],
  );
  expect(await rows(await sql('SELECT count(*) AS n FROM none', { none: collection({}) }))).toEqual([[0]]);
});

test('what cannot be one input is refused with the cure', async () => {
  const mixed = collection({ a: await frameOf('SELECT 1 AS n'), b: json('value', 1) });
  await expect(sql('SELECT 1', { parts: mixed })).rejects.toMatchObject({
    code: 'pipeline.badEdge',
    message: 'Input parts cannot take the frame and value of 2 items as one.',
    cure: expect.stringContaining('TypeScript block'),
    about: { block: 'it', port: 'parts' },
  });
  await expect(
    runTask({
      kind: 'evaluate.model',
      params: {},
      inputs: { model: collection({ a: { type: 'model', folder: scratchFolder() } }) },
    }),
  ).rejects.toMatchObject({ code: 'pipeline.badEdge', cure: expect.stringContaining('`collect`') });
});

const numbers = 'SELECT i AS n, i % 2 AS odd FROM range(1000) AS t(i)';

test('data tests look at the rows before they are kept; wrong rows are counted and some of them kept', async () => {
  const reported: Reported = { log: [], checks: [] };
  const tests: DataTest[] = [
    { name: 'no negatives', sql: 'SELECT * FROM frame WHERE n < 0' },
    { name: 'small', sql: 'SELECT n, n * 2 AS twice FROM output WHERE n >= 500 -- ;', severity: 'warning' },
    { name: 'even', sql: 'SELECT * FROM output\nWHERE odd = 1;' },
    { name: 'one', sql: 'SELECT * FROM output WHERE n = 7' },
  ];
  const given = { kind: 'sql', params: { query: numbers }, inputs: {} };
  await expect(runTask({ ...given, tests }, reported)).rejects.toMatchObject({
    code: 'code.checkFailed',
    message: '2 of 4 tests failed: even (500 rows); one (1 row).',
    about: { block: 'it' },
  });
  expect(
    reported.checks.map(({ name, passed, severity, failing, sample }) => [
      name,
      passed,
      severity,
      failing,
      sample?.rows,
    ]),
  ).toEqual([
    ['no negatives', true, 'error', 0, undefined],
    ['small', false, 'warning', 500, 100],
    ['even', false, 'error', 500, 100],
    ['one', false, 'error', 1, 1],
  ]);
  expect(reported.log).toEqual(['warning: Test small (500 rows).']);

  const passing = await runTask({ ...given, tests: tests.slice(0, 2) });
  expect(passing.outputs['frame']?.rows).toBe(1000);
});

test.each([
  [
    'SELECT *\nFROM outputs',
    'sql.failed',
    'Test wrong, line 2 of its SQL: Catalog Error: Table with name outputs',
  ],
  ["SELECT * FROM read_text('/etc/hostname')", 'sql.failed', 'Test wrong'],
  ['DROP VIEW frame', 'sql.failed', 'Test wrong, line 1 of its SQL'],
  ['', 'sql.failed', 'Test wrong'],
])('the test %j is told to be wrong', async (text, code, message) => {
  const tests = [{ name: 'wrong', sql: text }];
  await expect(runTask({ kind: 'sql', params: { query: numbers }, inputs: {}, tests })).rejects.toMatchObject(
    { code, message: expect.stringContaining(message), about: { parameter: 'tests' } },
  );
});
