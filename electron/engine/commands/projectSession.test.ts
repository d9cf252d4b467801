import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratchFolder';
import { openTestProject, testProject } from '../testing/engine';
import { createProject, createProjectFromFile } from './createProject';
import { reduceCurve } from './reduceCurve';

const pair = `
  # the first
  - { id: one, kind: test.number, params: { value: 1 } }
  - { id: add, kind: test.add, inputs: { left: one } }
`;

test('saving keeps comments, and refuses what was read before another edit', async () => {
  const { session, folder, write } = await testProject(pair);
  const { document, revision, issues } = await session.call('pipelines.read', { pipeline: 'train' });
  expect(issues).toEqual([]);
  const [one, add] = document.blocks;
  const changed = { ...document, blocks: [{ ...one!, params: { value: 2 } }, add!] };
  const saved = await session.call('pipelines.save', { pipeline: 'train', document: changed, revision });
  const file = join(folder, 'pipelines', 'train.yaml');
  expect(readFileSync(file, 'utf8')).toContain(
    '# the first\n  - { id: one, kind: test.number, params: { value: 2 } }',
  );
  expect(saved.document).toEqual(changed);
  const stale = session.call('pipelines.save', { pipeline: 'train', document, revision });
  await expect(stale).rejects.toMatchObject({ code: 'file.exists' });
  write('pipelines/train.yaml', readFileSync(file, 'utf8') + '# edited elsewhere\n');
  const overwrite = session.call('pipelines.save', { pipeline: 'train', document, revision: saved.revision });
  await expect(overwrite).rejects.toMatchObject({ code: 'file.exists' });
});

test('an unsaved document is validated as it would be written', async () => {
  const { session } = await testProject(pair);
  const { document } = await session.call('pipelines.read', { pipeline: 'train' });
  const broken = {
    ...document,
    blocks: document.blocks.map((block) => ({ ...block, inputs: { left: 'oen' } })),
  };
  const issues = await session.call('pipelines.validate', { pipeline: 'train', document: broken });
  expect(issues).toContainEqual(
    expect.objectContaining({
      block: 'add',
      port: 'left',
      cure: 'Did you mean `one`?',
      line: expect.any(Number),
    }),
  );
});

test('a pipeline that is not valid is not run, and the place is named', async () => {
  const { session, write } = await testProject(pair);
  write(
    'pipelines/train.yaml',
    'lathe: 1\nname: T\nblocks:\n  - { id: a, kind: test.number, params: { value: x } }\n',
  );
  await expect(session.call('runs.start', { pipeline: 'train' })).rejects.toMatchObject({
    code: 'parameter.invalid',
    message: expect.stringContaining('pipelines/train.yaml, line 4'),
    about: { block: 'a', parameter: 'value', line: 4 },
  });
  expect((await session.check()).map(({ line }) => line)).toEqual([4]);
  await expect(session.call('runs.start', { pipeline: 'tran' })).rejects.toMatchObject({
    code: 'file.missing',
  });
  await expect(session.call('runs.list', { limit: 'x' } as never)).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

test('a project from elsewhere runs only when it is trusted', async () => {
  const { session } = await testProject(pair, { trusted: false });
  await expect(session.call('runs.start', { pipeline: 'train' })).rejects.toMatchObject({
    code: 'project.untrusted',
  });
  session.trust();
  const { id } = await session.call('runs.start', { pipeline: 'train' });
  expect(await session.finished(id)).toMatchObject({ state: 'succeeded' });
});

test('pipelines are made with ids of their own, and removed', async () => {
  const { session, folder } = await testProject(pair);
  const made = await session.call('pipelines.create', { name: 'Train!' });
  expect(made).toMatchObject({ id: 'train-2', document: { name: 'Train!', blocks: [] } });
  expect((await session.call('pipelines.list', undefined)).map(({ id }) => id)).toEqual(['train', 'train-2']);
  await session.call('pipelines.remove', { pipeline: 'train-2' });
  expect(existsSync(join(folder, 'pipelines', 'train-2.yaml'))).toBe(false);
  await expect(session.call('pipelines.read', { pipeline: '../lathe' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

test('code is read and written inside the project only', async () => {
  const { session } = await testProject(pair);
  await session.call('pipelines.writeCode', { file: 'blocks/clean.ts', text: 'export default 1;' });
  expect(await session.call('pipelines.readCode', { file: 'blocks/clean.ts' })).toEqual({
    text: 'export default 1;',
  });
  for (const file of ['../x.ts', '/etc/x.ts', 'lathe.yaml']) {
    await expect(session.call('pipelines.writeCode', { file, text: '' })).rejects.toMatchObject({
      code: 'request.denied',
    });
  }
});

test('code that was changed elsewhere is not written over', async () => {
  const { session, write } = await testProject(pair);
  const file = 'blocks/clean.ts';
  write(file, 'one');
  await session.call('pipelines.writeCode', { file, text: 'two', before: 'one' });
  write(file, 'three');
  await expect(
    session.call('pipelines.writeCode', { file, text: 'mine', before: 'two' }),
  ).rejects.toMatchObject({ code: 'file.exists', about: { file } });
  expect(await session.call('pipelines.readCode', { file })).toEqual({ text: 'three' });
});

test('a comparison shows what differs, and that runs without an evaluation cannot be compared', async () => {
  const { session, run } = await testProject(pair);
  await run();
  await run({ set: { 'add.plus': 4, 'one.value': 3 } });
  const comparison = await session.call('runs.compare', { runs: [1, 2] });
  expect(comparison.parameters).toEqual([
    { block: 'one', name: 'value', values: ['1', '3'] },
    { block: 'add', name: 'plus', values: ['0', '4'] },
  ]);
  expect(comparison.warnings).toEqual(['Each of runs 1, 2 left no evaluation.']);
});

test('only runs one block on the newest results of what it needs', async () => {
  const { session, run } = await testProject(pair);
  const started = await session.call('runs.start', { pipeline: 'train', only: 'add' });
  expect(await session.finished(started.id)).toMatchObject({
    state: 'failed',
    error: { code: 'pipeline.badEdge' },
  });
  await run();
  expect((await run({ only: 'add', set: { 'add.plus': 2 } })).blocks).toMatchObject([
    { block: 'add', state: 'succeeded' },
  ]);
});

test('removing a run removes what only it holds', async () => {
  const { session, run } = await testProject(pair);
  await run();
  await run();
  await session.call('runs.remove', { runs: [1] });
  expect((await session.call('runs.list', {})).map(({ id }) => id)).toEqual([2]);
  await expect(session.call('runs.show', { run: 1 })).rejects.toMatchObject({ code: 'run.notFound' });
  expect((await run()).blocks.map(({ state }) => state)).toEqual(['cached', 'cached']);
});

test('an edit from outside is told, a save is not', async () => {
  const { session, events, until, write, folder } = await testProject(pair, { watch: true });
  const text = readFileSync(join(folder, 'pipelines/train.yaml'), 'utf8');
  const { document, revision } = await session.call('pipelines.read', { pipeline: 'train' });
  await session.call('pipelines.save', {
    pipeline: 'train',
    document: { ...document, name: 'Other' },
    revision,
  });
  write('pipelines/outside.yaml', text);
  await until((event) => event.name === 'pipelines.changed' && event.payload.pipeline === 'outside');
  const changed = events.filter(({ name }) => name === 'pipelines.changed');
  expect(changed.map(({ payload }) => payload)).toEqual([{ pipeline: 'outside' }]);
});

test('a new project opens without faults, and never overwrites', async () => {
  const folder = join(scratchFolder(), 'fresh');
  expect(createProject(folder)).toBe(folder);
  const { session } = await openTestProject(folder);
  expect(session.name).toBe('fresh');
  expect(await session.check()).toEqual([]);
  expect(() => createProject(folder)).toThrow(expect.objectContaining({ code: 'file.exists' }));
  await expect(openTestProject(scratchFolder())).rejects.toMatchObject({ code: 'project.notFound' });
});

test('a project around a table loads it', () => {
  const table = join(scratchFolder(), 'my rows.csv');
  writeFileSync(table, 'a,b\n1,2\n');
  const folder = createProjectFromFile(join(scratchFolder(), 'p'), table);
  expect(readFileSync(join(folder, 'data', 'my rows.csv'), 'utf8')).toBe('a,b\n1,2\n');
  expect(readFileSync(join(folder, 'pipelines', 'train.yaml'), 'utf8')).toContain('path: data/my rows.csv');
});

test('a reduced curve keeps its ends, its minimum and its maximum', () => {
  const steps = Array.from({ length: 5000 }, (_, index) => index + 1);
  const values = steps.map((step) => (step === 1234 ? -5 : step === 4321 ? 9 : Math.sin(step / 100)));
  const reduced = reduceCurve({ steps, values }, 100);
  expect(reduced.steps.length).toBeLessThanOrEqual(100);
  expect(reduced.steps).toEqual([...reduced.steps].sort((left, right) => left - right));
  expect(reduced.steps).toEqual(expect.arrayContaining([1, 1234, 4321, 5000]));
  expect(reduceCurve({ steps: [1, 2], values: [3, 4] }, 100)).toEqual({ steps: [1, 2], values: [3, 4] });
});
