import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Interval } from '@shared/model';
import { readItemsFile } from '@engine/store';
import type { CurrentItem, InputArtifact, OutputDraft } from '../blockKind';
import { frameOf, inputOf, rowsOf, runBlock, scratchFolder, type RunRecord } from '../../testing';
import { codeTypescript } from './schema';

async function runCode(
  code: string,
  options: {
    inputs?: Record<string, InputArtifact>;
    params?: Record<string, unknown>;
    item?: CurrentItem;
    interval?: Interval;
  } = {},
): Promise<RunRecord> {
  const projectFolder = scratchFolder();
  const codeFile = join(projectFolder, 'code.ts');
  writeFileSync(codeFile, code);
  return runBlock(codeTypescript, { projectFolder, codeFile, ...options });
}

const valueOf = (record: RunRecord, port = 'value'): unknown =>
  JSON.parse(readFileSync(join(record.outputs[port]?.folder ?? '', 'value.json'), 'utf8'));

const itemsOf = (record: RunRecord): ReturnType<typeof readItemsFile> =>
  readItemsFile(record.outputs['items']?.folder ?? '');

function jsonInput(type: 'value' | 'metrics', content: unknown): InputArtifact {
  const folder = scratchFolder();
  writeFileSync(join(folder, type === 'value' ? 'value.json' : 'evaluation.json'), JSON.stringify(content));
  return inputOf({ type, folder });
}

test('items are pairs, plain texts, rows or frames of their own', async () => {
  const plain = await runCode(
    `import { items } from 'lathe'; export default items(() => ['mlp', 'linear']);`,
  );
  expect(itemsOf(plain)).toEqual([
    { key: 'mlp', value: 'mlp' },
    { key: 'linear', value: 'linear' },
  ]);
  const rows = await runCode(
    `import { items } from 'lathe';
     export default items(({ dfd }) => new dfd.DataFrame({ key: ['a/b', 'c'], rate: [0.5, NaN] }));`,
  );
  expect(itemsOf(rows)).toEqual([
    { key: 'a-b', value: { key: 'a/b', rate: 0.5 } },
    { key: 'c', value: { key: 'c', rate: null } },
  ]);
  const code = `import { items } from 'lathe';
    export default items(({ dfd }) => [
      { key: 'small', value: new dfd.DataFrame({ n: [1] }) },
      { key: 'large', value: new dfd.DataFrame({ n: [1, 2] }) },
      { key: 'none', value: null },
    ]);`;
  const frames = await runCode(code);
  const entries = itemsOf(frames);
  expect(entries.map(({ key, artifact }) => [key, artifact?.type, artifact?.rows])).toEqual([
    ['small', 'frame', 1],
    ['large', 'frame', 2],
    ['none', undefined, undefined],
  ]);
  expect(frames.outputs['items']?.caption).toBe('3 items');
  expect(itemsOf(await runCode(code))).toEqual(entries);
});

test.each([
  [`[{ key: 'a', value: 1 }, { key: 'a', value: 2 }]`, 'Items 1 and 2 have the same key a.'],
  [`[{ key: '', value: 1 }]`, 'The key of item 1 is empty.'],
  [`[{ key: 'x'.repeat(201), value: 1 }]`, 'longer than 200 characters'],
  [`[{ key: 'a/b', value: 1 }, { key: 'a-b', value: 2 }]`, 'have the same key a-b'],
  [`{ a: 1 }`, 'an object without a DataFrame instead of a list'],
  [`[{ key: 'a', value: [new dfd.DataFrame({ a: [1] })] }]`, 'item a cannot be kept as JSON'],
])('the items %s are refused', async (list, message) => {
  await expect(
    runCode(`import { items } from 'lathe'; export default items(({ dfd }) => (${list}) as any);`),
  ).rejects.toMatchObject({ code: 'code.badResult', message: expect.stringContaining(message) });
});

test('collected results come as a list of key and value', async () => {
  const input = (draft: OutputDraft | InputArtifact): InputArtifact =>
    'hash' in draft ? draft : inputOf(draft);
  const collection = (parts: Record<string, OutputDraft | InputArtifact>): InputArtifact => ({
    ...inputOf({ type: 'items', folder: scratchFolder() }),
    collected: Object.entries(parts).map(([key, part]) => ({ key, artifact: input(part) })),
  });
  const metrics = (value: number): InputArtifact =>
    jsonInput('metrics', {
      task: 'regression',
      target: 'y',
      rows: 9,
      rowsWithoutTarget: 0,
      metrics: [{ name: 'rmse', title: 'RMSE', value, better: 'lower' }],
      testHash: 'h',
    });
  const record = await runCode(
    `import { value } from 'lathe';
     export default value(({ frames, values, scores, none }) => ({
       rows: frames.map(({ key, value }) => [key, value.shape[0]]),
       values,
       best: [...scores].sort((a, b) => a.value.rmse - b.value.rmse)[0].key,
       none,
     }));`,
    {
      inputs: {
        frames: collection({ a: await frameOf('SELECT 1 AS x'), b: await frameOf('SELECT 2 AS x LIMIT 0') }),
        values: collection({ a: jsonInput('value', { n: [1] }), b: jsonInput('value', null) }),
        scores: collection({ a: metrics(2), b: metrics(0.5) }),
        none: collection({}),
      },
    },
  );
  expect(valueOf(record)).toEqual({
    rows: [
      ['a', 1],
      ['b', 0],
    ],
    values: [
      { key: 'a', value: { n: [1] } },
      { key: 'b', value: null },
    ],
    best: 'b',
    none: [],
  });
});

test('the item, its value by port, parameters and the run are given', async () => {
  const code = `import { value } from 'lathe';
    export default value(({ item, method, rows, params, run }) => [item, method, rows, params, run]);`;
  const record = await runCode(code, {
    params: { depth: 3, names: ['a', null] },
    item: { key: 'mlp', index: 4, values: { method: { name: 'mlp' } } },
    interval: { start: Date.UTC(2023, 0, 1), end: Date.UTC(2023, 1, 1) },
    inputs: { rows: jsonInput('value', 12) },
  });
  expect(valueOf(record)).toEqual([
    { key: 'mlp', index: 4, value: { name: 'mlp' } },
    { name: 'mlp' },
    12,
    { depth: 3, names: ['a', null] },
    {
      id: 1,
      time: '2024-01-02T00:00:00.000Z',
      trigger: 'manual',
      interval: { start: '2023-01-01T00:00:00.000Z', end: '2023-02-01T00:00:00.000Z' },
    },
  ]);
  const product = await runCode(code, {
    item: { key: 'a × b', index: 0, values: { method: 'a', rows: 'b' } },
  });
  expect((valueOf(product) as unknown[]).slice(0, 3)).toEqual([
    { key: 'a × b', index: 0, value: { method: 'a', rows: 'b' } },
    'a',
    'b',
  ]);
});

test('an output beside DataFrames that is none is a value', async () => {
  const { outputs } = await runCode(
    `import { transform } from 'lathe';
     export default transform(({ dfd }) => ({ rows: new dfd.DataFrame({ n: [1, 2] }), means: { n: 1.5 } }));`,
  );
  expect(Object.entries(outputs).map(([port, { type }]) => [port, type])).toEqual([
    ['rows', 'frame'],
    ['means', 'value'],
  ]);
  expect(await rowsOf(outputs['rows']?.folder ?? '')).toEqual([[1], [2]]);
});

test('numbers that JSON cannot hold are told, frames in a value refused', async () => {
  const { log } = await runCode(
    `import { value } from 'lathe'; export default value(() => ({ auc: NaN, n: 1 }));`,
  );
  expect(log).toEqual(['warning: 1 numbers of value are NaN or infinite; JSON keeps them as null.']);
  const code = `import { value } from 'lathe'; export default value(({ dfd }) => new dfd.DataFrame({ n: [1] }));`;
  await expect(runCode(code)).rejects.toMatchObject({
    code: 'code.badResult',
    message: 'A value cannot be a DataFrame.',
  });
});

test("the code's clock stands at the run's time; a given date and the real clock are left alone", async () => {
  const record = await runCode(
    `import { value } from 'lathe';
     const loadedAt = Date.now();
     export default value(async () => {
       const clock = performance.now();
       await new Promise((resolve) => setTimeout(resolve, 2));
       const day = new Date('2020-02-29');
       class Day extends Date {}
       return {
         times: [loadedAt, Date.now(), new Date().getTime(), new Day().getTime()],
         day: day.toISOString(),
         same: day instanceof Date && new Day() instanceof Day && Date.UTC(1970, 0, 1) === 0,
         moved: performance.now() > clock,
       };
     });`,
  );
  const runTime = Date.UTC(2024, 0, 2);
  expect(valueOf(record)).toEqual({
    times: [runTime, runTime, runTime, runTime],
    day: '2020-02-29T00:00:00.000Z',
    same: true,
    moved: true,
  });
  expect(record.log).toEqual([expect.stringContaining('The clock of the code stands')]);
});
