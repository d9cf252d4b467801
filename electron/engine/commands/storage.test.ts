import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestProject, reasonsOf, statesOf, testProject } from '../testing/engine';

const blocks = `
  - { id: one, kind: test.number, params: { value: 1 } }
  - { id: two, kind: test.add, params: { plus: 1 }, inputs: { left: one } }
`;

test('usage says what is stored and what could be freed; cleaning frees it', async () => {
  const { session, run, write } = await testProject(blocks);
  for (const plus of [1, 2, 3]) await run({ set: { 'two.plus': plus } });
  const usage = await session.call('storage.usage', undefined);
  expect(usage).toMatchObject({
    artifacts: [{ type: 'value', count: 4, bytes: 4 }],
    artifactCount: 4,
    runs: 3,
    damagedBytes: 0,
    retention: {},
    freeable: { runs: 0, artifacts: 0, bytes: 0 },
  });
  expect(usage.databaseBytes).toBeGreaterThan(10_000);
  write('lathe.yaml', 'lathe: 1\nname: Test\nretention: { runs: 1 }\n');
  const would = await session.call('storage.clean', { dryRun: true });
  expect(would).toMatchObject({ dryRun: true, artifacts: 1 });
  expect((await session.call('storage.usage', undefined)).runs).toBe(3);
  const cleaned = await session.call('storage.clean', { verify: true });
  expect(cleaned).toEqual({ ...would, dryRun: false, check: { checked: 4, damaged: [], missing: [] } });
  expect(cleaned.runs).not.toContain(3);
  expect(cleaned.runs).toContain(2);
});

test('cleaning is refused while a run is active, and in a host that only reads', async () => {
  const { folder, session, until } = await testProject('\n  - { id: train, kind: test.train }\n');
  const reader = await openTestProject(folder);
  await expect(reader.session.call('storage.clean', {})).rejects.toMatchObject({ code: 'project.locked' });
  expect((await reader.session.call('storage.clean', { dryRun: true })).artifacts).toBe(0);
  const { id } = await session.call('runs.start', { pipeline: 'train' });
  await until((event) => event.name === 'runs.pointsAdded');
  await expect(session.call('storage.clean', {})).rejects.toMatchObject({ code: 'request.invalid' });
  await session.call('runs.cancel', { run: id });
  expect(await session.call('storage.clean', {})).toMatchObject({ runs: [] });
});

test('a project applies its retention when it is closed, once an hour, and a backup is kept', async () => {
  const { folder, run, session, write } = await testProject(blocks);
  write('lathe.yaml', 'lathe: 1\nname: Test\nretention: { runs: 2 }\n');
  for (const plus of [1, 2, 3, 4, 5]) await run({ set: { 'two.plus': plus } });
  await session.close();
  const second = await openTestProject(folder);
  const runs = await second.session.call('runs.list', {});
  // Run 1 computed what the others reused.
  expect(runs.map(({ id }) => id)).toEqual([5, 4, 1]);
  for (const plus of [6, 7]) await second.run({ set: { 'two.plus': plus } });
  await second.session.close();
  const third = await openTestProject(folder, { mode: 'read' });
  expect(await third.session.call('runs.list', {})).toHaveLength(5);
  expect(readdirSync(join(folder, '.lathe', 'backups'))).toHaveLength(1);
});

test('what a run needs again after its files were freed is made again', async () => {
  const { folder, run, session, write } = await testProject(blocks);
  await run({ set: { 'two.plus': 7 } });
  await run({ set: { 'two.plus': 8 } });
  write('lathe.yaml', 'lathe: 1\nname: Test\nretention: { artifactsGb: 0.000000001 }\n');
  expect(await session.call('storage.clean', {})).toMatchObject({ runs: [], artifacts: 1, bytes: 1 });
  const again = await run({ set: { 'two.plus': 7 } });
  expect(statesOf(again)).toEqual({ one: 'cached', two: 'succeeded' });
  expect(existsSync(join(folder, '.lathe', 'artifacts'))).toBe(true);
});

test('a result whose file was changed is found by a check, and made again', async () => {
  const { folder, run, session } = await testProject(blocks);
  const { blocks: ran } = await run();
  const hash = ran[1]?.outputs['value']?.hash ?? '';
  const file = join(folder, '.lathe', 'artifacts', hash.slice(0, 2), hash, 'value.json');
  writeFileSync(file, '3');
  expect((await session.call('storage.clean', { verify: true })).check).toEqual({
    checked: 2,
    damaged: [hash],
    missing: [],
  });
  expect((await session.call('storage.usage', undefined)).damagedBytes).toBe(1);
  const again = await run();
  expect(statesOf(again)).toEqual({ one: 'cached', two: 'succeeded' });
  expect(reasonsOf(again)['two']).toMatch(/its stored results are (gone|damaged)/);
  expect(readFileSync(file, 'utf8')).toBe('2');
  rmSync(file);
});

test('a preview and a model whose files were changed are refused, and never read', async () => {
  const { folder, run, session } = await testProject(`
  - { id: model, kind: test.model, params: { weight: 2 } }
  - { id: keep, kind: test.register, params: { name: weights }, inputs: { model: model } }
`);
  const { blocks: ran } = await run();
  const hash = ran[0]?.outputs['model']?.hash ?? '';
  expect(await session.call('previews.json', { artifact: hash })).toContain('regression');
  const file = join(folder, '.lathe', 'artifacts', hash.slice(0, 2), hash, 'value.json');
  writeFileSync(file, '3');
  await expect(session.predict('weights', 'in.csv', 'out.csv')).rejects.toMatchObject({
    code: 'artifact.damaged',
  });
  await expect(session.call('previews.json', { artifact: hash })).rejects.toMatchObject({
    code: 'artifact.missing',
  });
  await run();
  expect(await session.call('previews.json', { artifact: hash })).toContain('regression');
});
