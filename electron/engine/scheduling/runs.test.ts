import { expect, test } from 'vitest';
import { reasonsOf, statesOf, testProject } from '../testing/engine';

const sum = `
  - { id: one, kind: test.number, params: { value: 1 } }
  - { id: two, kind: test.read, params: { path: data/two.txt } }
  - { id: sum, kind: test.add, params: { plus: \${base} }, inputs: { left: one, right: two } }
  - { id: score, kind: test.score, params: { name: total }, inputs: { value: sum } }
`;

test('a run computes every block and gives the metrics of its evaluation', async () => {
  const project = await testProject(sum);
  project.write('data/two.txt', '2');
  const run = await project.run();
  expect(statesOf(run)).toEqual({ one: 'succeeded', two: 'succeeded', sum: 'succeeded', score: 'succeeded' });
  expect(run).toMatchObject({ state: 'succeeded', metrics: { total: 4 }, blocksDone: 4, blocksTotal: 4 });
  expect(reasonsOf(run)['sum']).toBe('never run before');
});

test('a second run reuses everything, and a change reruns only what depends on it, and says why', async () => {
  const project = await testProject(sum);
  project.write('data/two.txt', '2');
  await project.run();
  const again = await project.run();
  expect(new Set(Object.values(statesOf(again)))).toEqual(new Set(['cached']));
  expect(reasonsOf(again)['sum']).toBe('same inputs and parameters as in run 1');
  expect(again.metrics).toEqual({ total: 4 });

  const set = await project.run({ set: { 'sum.plus': 5 } });
  expect(statesOf(set)).toEqual({ one: 'cached', two: 'cached', sum: 'succeeded', score: 'succeeded' });
  expect(reasonsOf(set)).toMatchObject({ sum: 'parameter plus: 1 → 5', score: 'input value changed' });

  project.write('data/two.txt', '20');
  const file = await project.run();
  expect(reasonsOf(file)).toMatchObject({
    two: 'file data/two.txt changed',
    one: 'same inputs and parameters as in run 1',
  });
  expect(file.metrics).toEqual({ total: 22 });

  const fresh = await project.run({ from: 'sum' });
  expect(statesOf(fresh)).toEqual({ one: 'cached', two: 'cached', sum: 'succeeded', score: 'succeeded' });
});

test('what user code prints is in the log of its block', async () => {
  const project = await testProject(sum);
  project.write('data/two.txt', '2');
  const { id } = await project.run();
  const lines = await project.session.call('runs.log', { run: id, block: 'two' });
  expect(lines.map(({ text }) => text)).toEqual(['read 2']);
});

test.each([
  ['throw', 'internal', /thrown at once/],
  ['exit', 'code.failed', /process\.exit\(3\)/],
  ['kill', 'worker.crashed', /killed from outside/],
  ['later', 'code.failed', /thrown late/],
])('a block that fails by %s fails alone; what needs it is skipped', async (how, code, message) => {
  const project = await testProject(`
  - { id: one, kind: test.number, params: { value: 1 } }
  - { id: bad, kind: test.fail, params: { how: ${how} }, inputs: { value: one } }
  - { id: after, kind: test.add, inputs: { left: bad } }
  - { id: beside, kind: test.add, inputs: { left: one } }
`);
  const run = await project.run();
  expect(statesOf(run)).toEqual({ one: 'succeeded', bad: 'failed', after: 'skipped', beside: 'succeeded' });
  expect(reasonsOf(run)['after']).toBe('needs bad, which failed');
  expect(run.state).toBe('failed');
  expect(run.error).toMatchObject({ code, message: expect.stringMatching(message), about: { block: 'bad' } });
  const again = await project.run({ to: 'beside' });
  expect(statesOf(again)).toEqual({ one: 'cached', beside: 'cached' });
});

test('cancelling kills a worker that does not listen', async () => {
  const project = await testProject(`
  - { id: train, kind: test.train, params: { politely: false } }
  - { id: after, kind: test.add, inputs: { left: train } }
`);
  const { id } = await project.session.call('runs.start', { pipeline: 'train' });
  const logged = await project.until((event) => event.name === 'runs.logged');
  const text = logged.name === 'runs.logged' ? (logged.payload[0]?.text ?? '') : '';
  const pid = Number(text.replace('pid ', ''));
  await project.session.call('runs.cancel', { run: id });
  const run = await project.session.call('runs.show', { run: id });
  expect(run.state).toBe('cancelled');
  expect(statesOf(run)).toEqual({ train: 'cancelled', after: 'cancelled' });
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
});

test('stopping early lets the block finish with what it has', async () => {
  const project = await testProject(`
  - { id: train, kind: test.train }
`);
  const { id } = await project.session.call('runs.start', { pipeline: 'train' });
  await project.until((event) => event.name === 'runs.pointsAdded');
  await project.session.call('runs.stopEarly', { run: id, block: 'train' });
  expect(await project.session.finished(id)).toMatchObject({ state: 'succeeded' });
  expect(await project.session.call('runs.curves', { run: id })).toEqual([
    { run: id, block: 'train', series: 'loss', steps: [1], values: [0.5] },
  ]);
});

test('a block over its time is stopped', async () => {
  const project = await testProject(`
  - { id: train, kind: test.train, timeoutSeconds: 0.3, params: { politely: false } }
`);
  expect(await project.run()).toMatchObject({
    state: 'failed',
    error: { code: 'run.timeout', about: { block: 'train' } },
  });
});

test('an unchanged model is not registered twice', async () => {
  const project = await testProject(`
  - { id: model, kind: test.model, params: { weight: 1 } }
  - { id: keep, kind: test.register, params: { name: m }, inputs: { model: model } }
`);
  expect((await project.run()).models).toEqual(['m@1']);
  const again = await project.run();
  expect(again.models).toEqual(['m@1']);
  expect(statesOf(again)).toEqual({ model: 'cached', keep: 'succeeded' });
  expect(reasonsOf(again)['keep']).toBe('unchanged: m@1');
  expect((await project.run({ set: { 'model.weight': 2 } })).models).toEqual(['m@2']);
  const models = await project.session.call('models.list', undefined);
  expect(models.map(({ versions }) => versions.map(({ version }) => version))).toEqual([[2, 1]]);
  await project.session.call('models.promote', { name: 'm', version: 1, alias: 'champion' });
  expect(project.session.resolveModel('m@champion')).toEqual({ name: 'm', version: 1 });
  expect(project.session.resolveModel('m')).toEqual({ name: 'm', version: 2 });
});

test('metrics carry their block when a run has several evaluations, whether or not all succeeded', async () => {
  const project = await testProject(`
  - { id: one, kind: test.number, params: { value: 1 } }
  - { id: bad, kind: test.fail, params: { how: throw } }
  - { id: first, kind: test.score, params: { name: rmse }, inputs: { value: one } }
  - { id: second, kind: test.score, params: { name: rmse }, inputs: { value: bad } }
`);
  expect((await project.run()).metrics).toEqual({ 'first.rmse': 1 });
});
