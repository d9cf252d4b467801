import { expect, test } from 'vitest';
import type { ItemRun, RunDetail } from '@shared/model';
import { reasonsOf, statesOf, testProject, type TestProject } from '../testing/engine';

const numbers = `
  - { id: list, kind: test.list, params: { values: [1, 2, 3] } }
`;

async function itemsOf({ session }: TestProject, run: RunDetail, block: string): Promise<ItemRun[]> {
  return (await session.call('runs.items', { run: run.id, block })).items;
}

async function itemStates(
  project: TestProject,
  run: RunDetail,
  block: string,
): Promise<Record<string, string>> {
  return Object.fromEntries((await itemsOf(project, run, block)).map(({ item, state }) => [item, state]));
}

test('each item has a run, what follows maps along, and a collector sees them all', async () => {
  const project = await testProject(`${numbers}
  - { id: each, kind: test.number, map: number, params: { value: '\${item.value}' }, inputs: { number: list } }
  - { id: more, kind: test.add, params: { plus: 10 }, inputs: { left: each } }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: more } }
`);
  const run = await project.run();
  expect(statesOf(run)).toEqual({
    list: 'succeeded',
    each: 'succeeded',
    more: 'succeeded',
    sum: 'succeeded',
  });
  expect(await itemStates(project, run, 'more')).toEqual({ 1: 'succeeded', 2: 'succeeded', 3: 'succeeded' });
  expect(run.blocks.find(({ block }) => block === 'sum')?.metrics).toEqual({ count: 3, sum: 36 });
  expect(run.blocks.find(({ block }) => block === 'more')).toMatchObject({
    items: { total: 3, succeeded: 3, waiting: 0 },
    outputs: { value: { type: 'items', caption: '3 items' } },
  });

  const longer = await project.run({ set: { 'list.values': [1, 2, 3, 4] } });
  expect(await itemStates(project, longer, 'more')).toEqual({
    1: 'cached',
    2: 'cached',
    3: 'cached',
    4: 'succeeded',
  });
  expect(longer.blocks.find(({ block }) => block === 'sum')?.metrics).toEqual({ count: 4, sum: 50 });
});

test('one item that fails touches only what needs it; run again, only it runs', async () => {
  const blocks = (last: string) => `
  - { id: list, kind: test.list, params: { values: [not, ${last}] } }
  - { id: each, kind: test.fail, map: how, params: { how: '\${item.value}' }, inputs: { how: list } }
  - { id: after, kind: test.add, inputs: { left: each } }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: after } }
`;
  const project = await testProject(blocks('throw'));
  const run = await project.run();
  expect(await itemStates(project, run, 'each')).toEqual({ not: 'succeeded', throw: 'failed' });
  expect(await itemStates(project, run, 'after')).toEqual({ not: 'succeeded', throw: 'skipped' });
  expect(statesOf(run)).toEqual({ list: 'succeeded', each: 'failed', after: 'succeeded', sum: 'skipped' });
  expect(reasonsOf(run)).toMatchObject({ each: '1 of 2 items failed', after: '1 of 2 items were skipped' });
  expect(run).toMatchObject({
    state: 'failed',
    error: { message: '1 of 2 items failed; the first, throw: thrown at once' },
  });
  const again = await project.session.call('runs.resume', { run: run.id });
  await project.session.finished(again.id);
  const resumed = await project.session.call('runs.show', { run: again.id });
  expect(await itemStates(project, resumed, 'each')).toEqual({ not: 'cached', throw: 'failed' });
});

test('with onItemError: continue a collector gets the items that succeeded', async () => {
  const project = await testProject(`
  - { id: list, kind: test.list, params: { values: [not, throw] } }
  - id: each
    kind: test.fail
    map: how
    onItemError: continue
    params: { how: '\${item.value}' }
    inputs: { how: list }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: each } }
`);
  const run = await project.run();
  expect(run.state).toBe('succeeded');
  expect(reasonsOf(run)['each']).toBe('1 of 2 items failed');
  expect(run.blocks.find(({ block }) => block === 'sum')?.metrics).toEqual({ count: 1, sum: 1 });
});

test('an empty list runs nothing and collects nothing', async () => {
  const project = await testProject(`
  - { id: list, kind: test.list, params: { values: [] } }
  - { id: each, kind: test.number, map: number, params: { value: '\${item.value}' }, inputs: { number: list } }
  - { id: more, kind: test.add, inputs: { left: each } }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: more } }
`);
  const run = await project.run();
  expect(run.state).toBe('succeeded');
  expect(reasonsOf(run)['each']).toBe('its list is empty');
  expect(await itemsOf(project, run, 'each')).toEqual([]);
  expect(run.blocks.find(({ block }) => block === 'sum')?.metrics).toEqual({ count: 0, sum: 0 });
});

test('two mapped inputs give the product, each combination with both keys', async () => {
  const project = await testProject(`
  - { id: rows, kind: test.list, params: { values: [1, 2] } }
  - { id: tens, kind: test.list, params: { values: [10, 20] } }
  - id: each
    kind: test.number
    map: [row, ten]
    params: { value: '\${item.ten}' }
    inputs: { row: rows, ten: tens }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: each } }
`);
  const run = await project.run();
  expect(Object.keys(await itemStates(project, run, 'each'))).toEqual([
    '1 × 10',
    '1 × 20',
    '2 × 10',
    '2 × 20',
  ]);
  expect(run.blocks.find(({ block }) => block === 'sum')?.metrics).toEqual({ count: 4, sum: 60 });
});

test('a map within a map runs once for each inner item of each outer one', async () => {
  const project = await testProject(`
  - { id: outer, kind: test.list, params: { values: [1, 2] } }
  - { id: inner, kind: test.list, map: number, params: { values: ['\${item.value}', 7] }, inputs: { number: outer } }
  - { id: each, kind: test.number, map: number, params: { value: '\${item.value}' }, inputs: { number: inner.items } }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: each } }
`);
  const run = await project.run();
  expect(run.error).toBeUndefined();
  expect(Object.keys(await itemStates(project, run, 'each')).sort()).toEqual(['1/1', '1/7', '2/2', '2/7']);
  expect(run.blocks.find(({ block }) => block === 'sum')?.metrics).toEqual({ count: 4, sum: 17 });
});

test('items of the same list meet again, each with its own', async () => {
  const project = await testProject(`${numbers}
  - { id: each, kind: test.number, map: number, params: { value: '\${item.value}' }, inputs: { number: list } }
  - { id: left, kind: test.add, params: { plus: 10 }, inputs: { left: each } }
  - { id: right, kind: test.add, params: { plus: 100 }, inputs: { left: each } }
  - { id: both, kind: test.add, inputs: { left: left, right: right } }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: both } }
`);
  const run = await project.run();
  expect(Object.keys(await itemStates(project, run, 'both'))).toEqual(['1', '2', '3']);
  expect(run.blocks.find(({ block }) => block === 'sum')?.metrics).toEqual({ count: 3, sum: 342 });
});

test('a condition skips a block and what needs it, says why, and holds back only its item', async () => {
  const project = await testProject(`${numbers}
  - { id: score, kind: test.score, params: { name: rmse }, inputs: { value: five } }
  - { id: five, kind: test.number, params: { value: 5 } }
  - { id: good, kind: test.add, when: score.rmse < 6, inputs: { left: five } }
  - { id: bad, kind: test.add, when: [score.rmse < 6, score.rmse > 5], inputs: { left: five } }
  - { id: after, kind: test.add, inputs: { left: bad } }
  - { id: any, kind: test.add, params: { plus: 1 }, join: any, inputs: { left: good, right: bad } }
  - id: each
    kind: test.number
    map: number
    when: item.value != 2
    params: { value: '\${item.value}' }
    inputs: { number: list }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: each } }
`);
  const run = await project.run();
  expect(statesOf(run)).toMatchObject({
    good: 'succeeded',
    bad: 'skipped',
    after: 'skipped',
    any: 'succeeded',
    each: 'succeeded',
  });
  expect(reasonsOf(run)).toMatchObject({
    bad: 'its condition score.rmse > 5 does not hold (score.rmse is 5)',
    after: 'needs bad, which was skipped',
  });
  expect(run.state).toBe('succeeded');
  expect(await itemStates(project, run, 'each')).toEqual({ 1: 'succeeded', 2: 'skipped', 3: 'succeeded' });
  expect(run.blocks.find(({ block }) => block === 'sum')?.metrics).toEqual({ count: 2, sum: 4 });
});

test('a failed block is tried again, every attempt is kept, and cancel is no attempt', async () => {
  const project = await testProject(`
  - id: flaky
    kind: test.flaky
    retry: { times: 2, delaySeconds: 0 }
    params: { until: 2, count: tries.txt }
  - { id: never, kind: test.fail, retry: { times: 1 }, params: { how: kill } }
`);
  const run = await project.run();
  expect(statesOf(run)).toEqual({ flaky: 'succeeded', never: 'failed' });
  const attempts = await project.session.call('runs.attempts', { run: run.id });
  expect(
    attempts.filter(({ block }) => block === 'flaky').map(({ attempt, state }) => [attempt, state]),
  ).toEqual([
    [1, 'failed'],
    [2, 'failed'],
    [3, 'succeeded'],
  ]);
  expect(attempts.filter(({ block }) => block === 'never')).toMatchObject([
    { attempt: 1, state: 'failed', exitCode: 137, error: { code: 'worker.crashed' } },
    { attempt: 2, state: 'failed', exitCode: 137 },
  ]);
  expect(attempts.every(({ pid, finishedAt }) => pid !== undefined && finishedAt !== undefined)).toBe(true);
  expect(run.blocks.find(({ block }) => block === 'flaky')?.attempts).toBe(3);
});

test('a block that waits for its next attempt is cancelled at once', async () => {
  const project = await testProject(`
  - { id: bad, kind: test.fail, retry: { times: 5, delaySeconds: 3600 }, params: { how: throw } }
`);
  const { id } = await project.session.call('runs.start', { pipeline: 'train' });
  await project.until(
    (event) =>
      event.name === 'runs.blockChanged' && event.payload.reason === 'tries again in 1 h (attempt 2 of 6)',
  );
  await project.session.call('runs.cancel', { run: id });
  const run = await project.session.call('runs.show', { run: id });
  expect([run.state, statesOf(run)['bad']]).toEqual(['cancelled', 'cancelled']);
});

test('a block alone reads the items of the newest run', async () => {
  const project = await testProject(`${numbers}
  - { id: each, kind: test.number, map: number, params: { value: '\${item.value}' }, inputs: { number: list } }
  - { id: more, kind: test.add, params: { plus: 10 }, inputs: { left: each } }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: more } }
`);
  await project.run();
  const sum = await project.run({ only: 'sum' });
  expect(sum.blocks).toMatchObject([{ block: 'sum', state: 'cached' }]);
  const more = await project.run({ only: 'more', set: { 'more.plus': 20 } });
  expect(more.blocks).toMatchObject([
    { block: 'more', state: 'succeeded', items: { total: 3, succeeded: 3 } },
  ]);
});

test('a condition on a mapped block sees it as it ended, and a collector says what failed', async () => {
  const project = await testProject(`${numbers}
  - { id: each, kind: test.number, map: n, params: { value: '\${item.value}' }, inputs: { n: list } }
  - { id: good, kind: test.number, when: [each.state = succeeded, each.items.succeeded = 3], params: { value: 11 } }
  - { id: how, kind: test.list, params: { values: [not, throw] } }
  - { id: bad, kind: test.fail, map: how, params: { how: '\${item.value}' }, inputs: { how: how } }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: bad } }
  - { id: alarm, kind: test.number, when: bad.state = failed, params: { value: 12 } }
`);
  const run = await project.run();
  expect(statesOf(run)).toMatchObject({ good: 'succeeded', sum: 'skipped', alarm: 'succeeded' });
  expect(reasonsOf(run)['sum']).toBe('needs bad, which failed for 1 of 2 items');
  const log = await project.session.call('runs.log', { run: run.id, block: 'bad', item: 'throw' });
  expect(log.map(({ level, text }) => `${level}: ${text}`)).toEqual(['error: thrown at once']);
});
