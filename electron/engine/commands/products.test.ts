import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '@engine/createEngine';
import { forkLauncher } from '@engine/scheduling';
import { artifactFolder } from '@engine/store';
import type { RunDetail } from '@shared/model';
import { scratchFolder } from '../testing';
import {
  reasonsOf,
  statesOf,
  testHostFile,
  testProject,
  testWorkerFile,
  type TestProject,
} from '../testing/engine';
import { testKinds } from '../testing/engine/testKinds';

const number = (value: number): string => `- { id: number, kind: test.number, params: { value: ${value} } }`;

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function pipeline(folder: string, id: string, ...blocks: string[]): void {
  write(folder, `pipelines/${id}.yaml`, `lathe: 1\nname: ${id}\nblocks:\n  ${blocks.join('\n  ')}\n`);
}

function otherFolder(...blocks: string[]): string {
  const folder = join(scratchFolder(), 'other');
  write(folder, 'lathe.yaml', 'lathe: 1\nname: Other\n');
  pipeline(folder, 'make', ...blocks);
  return folder;
}

const use = (params: string): string =>
  `  - { id: used, kind: product, params: { pipeline: make, ${params} } }\n  - { id: plus, kind: test.add, params: { plus: 1 }, inputs: { left: used.value } }`;

const runsOf = (project: TestProject, pipelineId: string) =>
  project.session.call('runs.list', { pipeline: pipelineId });

const usedBy = (run: RunDetail) => run.blocks.find(({ block }) => block === 'used')?.outputs['value'];

test('a product is made when it is not there, reused while nothing changed, and made anew when something did', async () => {
  const project = await testProject(use('block: number'));
  pipeline(project.folder, 'make', number(4), '- { id: other, kind: test.number, params: { value: 1 } }');
  const first = await project.run();
  expect(statesOf(first)).toEqual({ used: 'succeeded', plus: 'succeeded' });
  expect(reasonsOf(first)['used']).toBe('made anew by run 2: it was never made');
  const [made] = await runsOf(project, 'make');
  expect(made).toMatchObject({ parent: first.id, trigger: 'product', blocksTotal: 1 });
  expect(reasonsOf(await project.run())['used']).toBe('fresh, from run 2');
  pipeline(project.folder, 'make', number(5));
  const third = await project.run();
  expect(reasonsOf(third)['used']).toMatch(/^made anew by run \d: block number has changed$/);
  expect(usedBy(third)?.hash).not.toBe(usedBy(first)?.hash);
  expect(await runsOf(project, 'make')).toHaveLength(2);
});

test('files that lead to a product are its inputs, and variables too', async () => {
  const project = await testProject(use('block: sum'));
  project.write('x.txt', '1');
  const blocks = [
    '- { id: read, kind: test.read, params: { path: x.txt } }',
    '- { id: sum, kind: test.add, params: { plus: "${base}" }, inputs: { left: read } }',
  ];
  pipeline(project.folder, 'make', ...blocks);
  await project.run();
  expect(reasonsOf(await project.run())['used']).toMatch(/^fresh/);
  project.write('x.txt', '2');
  expect(reasonsOf(await project.run())['used']).toMatch(/x.txt has changed$/);
  project.write('lathe.yaml', 'lathe: 1\nname: Test\nvariables: { base: 2 }\n');
  expect(reasonsOf(await project.run())['used']).toMatch(/variable base has changed$/);
  expect(reasonsOf(await project.run())['used']).toMatch(/^fresh/);
});

test('runs with values that somebody tried are no product', async () => {
  const project = await testProject(use('block: number, freshness: never'));
  pipeline(project.folder, 'make', number(4));
  const { id } = await project.session.call('runs.start', { pipeline: 'make', set: { 'number.value': 9 } });
  await project.session.finished(id);
  expect((await project.run()).error).toMatchObject({
    code: 'artifact.missing',
    message: expect.stringContaining('There is no number of make yet'),
  });
});

test('who asks for what is being made waits for that run', async () => {
  const slow = [
    '- { id: slow, kind: test.train }',
    '- { id: number, kind: test.number, params: { value: 4 }, when: "slow.state = succeeded" }',
  ];
  const asking = 'kind: product, params: { pipeline: make, block: number, freshness: always }';
  const project = await testProject(`  - { id: one, ${asking} }\n  - { id: two, ${asking} }`);
  pipeline(project.folder, 'make', ...slow);
  const runs = [project.run(), project.run()];
  const begun = await project.until(({ name }) => name === 'runs.pointsAdded');
  const child = begun.name === 'runs.pointsAdded' ? (begun.payload[0]?.run ?? 0) : 0;
  const waiting = new Set<string>();
  await project.until(({ name, payload }) => {
    if (
      name === 'runs.blockChanged' &&
      payload.reason === `waits for number of make, which run ${child} is being made`
    )
      waiting.add(`${payload.run} ${payload.block}`);
    return waiting.size >= 1;
  });
  await project.session.call('runs.stopEarly', { run: child, block: 'slow' });
  for (const run of await Promise.all(runs))
    expect(statesOf(run)).toEqual({ one: 'succeeded', two: 'succeeded' });
  expect(await runsOf(project, 'make')).toHaveLength(1);
});

test('a product of another project comes with its lineage, and stays when that project is gone', async () => {
  const other = otherFolder(number(4));
  const project = await testProject(use(`block: number, project: ${other}`));
  const run = await project.run();
  expect(reasonsOf(run)['used']).toBe(`made anew by run 1 of ${other}: it was never made`);
  const hash = usedBy(run)?.hash ?? '';
  expect(await project.session.call('products.uses', { run: run.id })).toEqual([
    {
      run: run.id,
      block: 'used',
      project: other,
      pipeline: 'make',
      sourceBlock: 'number',
      sourceRun: 1,
      artifact: hash,
      refreshed: true,
    },
  ]);
  const file = 'value.json';
  const [own, theirs] = [project.folder, other].map((folder) =>
    statSync(join(artifactFolder(join(folder, '.lathe/artifacts'), hash), file)),
  );
  expect(own?.ino).toBe(theirs?.ino);
  expect(
    project.events.some(({ name, payload }) => name === 'runs.changed' && payload.pipeline === 'make'),
  ).toBe(false);
  expect(existsSync(join(other, '.lathe/host.lock'))).toBe(false);
  const again = await project.run();
  expect(reasonsOf(again)['used']).toBe(`fresh, from run 1 of ${other}`);
  rmSync(other, { recursive: true });
  expect(existsSync(project.session.artifactFolder(hash))).toBe(true);
  await expect(project.run()).rejects.toMatchObject({
    code: 'parameter.invalid',
    about: { block: 'used', parameter: 'project' },
  });
});

test('a run that comes back to a project through another one takes the place of the run it is for', async () => {
  const other = otherFolder();
  const project = await testProject(use(`block: back, project: ${other}`));
  project.write('lathe.yaml', 'lathe: 1\nname: Test\nlimits: { runs: 1 }\n');
  pipeline(project.folder, 'base', number(6));
  pipeline(
    other,
    'make',
    `- { id: back, kind: product, params: { project: ${project.session.folder}, pipeline: base, block: number } }`,
  );
  const run = await project.run();
  expect(statesOf(run)).toEqual({ used: 'succeeded', plus: 'succeeded' });
  const [base] = await runsOf(project, 'base');
  expect(base).toMatchObject({ state: 'succeeded', parent: run.id });
});

test('while another process owns the project, what is fresh is taken, and what is not is waited for', async () => {
  const other = otherFolder(number(4));
  pipeline(other, 'train', '- { id: slow, kind: test.train }');
  const owner = fork(testHostFile(), [other, testWorkerFile()]);
  onTestFinished(() => void owner.kill('SIGKILL'));
  await once(owner, 'message');
  const project = await testProject(use(`block: number, project: ${other}`));
  const running = project.run();
  const reason = `waits for number of make in other: its project is open in process ${owner.pid}`;
  await project.until(({ name, payload }) => name === 'runs.blockChanged' && payload.reason === reason);
  owner.kill('SIGKILL');
  const run = await running;
  expect(statesOf(run)).toEqual({ used: 'succeeded', plus: 'succeeded' });
  const second = fork(testHostFile(), [other, testWorkerFile()]);
  onTestFinished(() => void second.kill('SIGKILL'));
  await once(second, 'message');
  expect(reasonsOf(await project.run())['used']).toBe(`fresh, from run 2 of ${other}`);
});

test('code of a project that is not trusted does not run; what is there may be read', async () => {
  const other = otherFolder(number(4));
  const project = await testProject(use(`block: number, project: ${other}, freshness: olderThan`));
  await project.session.close();
  const engine = createEngine(
    {
      launcher: forkLauncher(testWorkerFile()),
      workers: 1,
      onEvent: () => undefined,
      isTrusted: (folder) => folder === project.folder,
    },
    testKinds,
  );
  onTestFinished(() => engine.close());
  const session = await engine.openProject(project.folder, { mode: 'own' });
  const runOnce = async () => {
    const { id } = await session.call('runs.start', { pipeline: 'train' });
    return session.finished(id);
  };
  expect((await runOnce()).error).toMatchObject({ code: 'project.untrusted', about: { file: other } });
  const trusting = await engine.openProject(other, { mode: 'own', trusted: true });
  const { id } = await trusting.call('runs.start', { pipeline: 'make' });
  await trusting.finished(id);
  await trusting.close();
  expect((await runOnce()).state).toBe('succeeded');
});

test('products that need each other are stopped, and one that cannot be made says why', async () => {
  const project = await testProject(use('block: back'));
  pipeline(project.folder, 'make', '- { id: back, kind: product, params: { pipeline: train, block: plus } }');
  expect((await project.run()).error).toMatchObject({
    code: 'pipeline.cycle',
    message: expect.stringContaining('make → train → make'),
  });
  pipeline(project.folder, 'make', '- { id: back, kind: test.fail, params: { how: throw } }');
  expect((await project.run()).error).toMatchObject({
    message: expect.stringMatching(/^Run \d of make failed at its block back: .*thrown at once/),
  });
});

test('products that need each other are stopped also when different runs began them', async () => {
  const project = await testProject(use('block: back'));
  const part = (other: string, block: string): string[] => [
    '- { id: slow, kind: test.train }',
    `- { id: back, kind: product, params: { pipeline: ${other}, block: ${block} }, when: "slow.state = succeeded" }`,
  ];
  pipeline(project.folder, 'make', ...part('other', 'back'));
  pipeline(project.folder, 'other', ...part('make', 'back'));
  pipeline(
    project.folder,
    'second',
    '- { id: used, kind: product, params: { pipeline: other, block: back } }',
  );
  const first = project.run();
  const second = await project.session.call('runs.start', { pipeline: 'second' });
  const training = new Set<number>();
  await project.until(({ name, payload }) => {
    if (name === 'runs.pointsAdded') for (const { run } of payload) training.add(run);
    return training.size === 2;
  });
  for (const run of training) await project.session.call('runs.stopEarly', { run, block: 'slow' });
  const errors = [(await first).error, (await project.session.finished(second.id)).error];
  expect(errors.map((error) => error?.code)).toEqual(['pipeline.cycle', 'pipeline.cycle']);
});

test('a cancelled run gives up its product, and the run that makes it ends', async () => {
  const project = await testProject(use('block: slow'));
  pipeline(project.folder, 'make', '- { id: slow, kind: test.train }');
  const { id } = await project.session.call('runs.start', { pipeline: 'train' });
  await project.until(({ name }) => name === 'runs.pointsAdded');
  await project.session.call('runs.cancel', { run: id });
  const [made] = await runsOf(project, 'make');
  expect((await project.session.finished(made?.id ?? 0)).state).toBe('cancelled');
});
