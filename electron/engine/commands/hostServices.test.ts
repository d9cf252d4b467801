import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunDetail } from '@shared/model';
import { SecretFile, projectSecrets } from '../secrets';
import { scratchFolder } from '../testing';
import { reasonsOf, statesOf, testProject } from '../testing/engine';

const blockOf = (run: RunDetail, id: string) => run.blocks.find(({ block }) => block === id);

test('a wait holds no worker, and its reason is told', async () => {
  const project = await testProject(
    `
  - { id: file, kind: wait.file, params: { path: data/new.csv, everySeconds: 1, stableSeconds: 0 } }
  - { id: number, kind: test.number, params: { value: 1 } }
  - { id: later, kind: test.number, params: { value: 2 }, when: "file.value.size > 2" }`,
    {},
  );
  const running = project.run();
  await project.until(
    (event) =>
      event.name === 'runs.blockChanged' &&
      event.payload.block === 'number' &&
      event.payload.state === 'succeeded',
  );
  await project.until(
    (event) =>
      event.name === 'runs.blockChanged' &&
      event.payload.block === 'file' &&
      /^waits for data\/new.csv to appear \(looked once/.test(event.payload.reason),
  );
  project.write('data/new.csv', 'abc');
  const run = await running;
  expect(statesOf(run)).toEqual({ file: 'succeeded', number: 'succeeded', later: 'succeeded' });
  expect(blockOf(run, 'file')?.outputs['value']?.caption).toBe('data/new.csv');
  expect(reasonsOf(run)['file']).toMatch(/^found at look \d+$/);
});

test('a wait that times out skips what needs it, or fails the run', async () => {
  const skips = await testProject(`
  - { id: file, kind: wait.file, params: { path: x.csv, timeoutSeconds: 0, onTimeout: skip } }
  - { id: after, kind: test.add, inputs: { left: file } }`);
  const run = await skips.run();
  expect(run.state).toBe('succeeded');
  expect(statesOf(run)).toEqual({ file: 'skipped', after: 'skipped' });
  expect(reasonsOf(run)['file']).toBe('waited 0 s for x.csv to appear');
  const fails = await testProject(`
  - { id: file, kind: wait.file, params: { path: x.csv, timeoutSeconds: 0 } }`);
  expect(await fails.run()).toMatchObject({ state: 'failed', error: { code: 'run.timeout' } });
});

test('changed means since the last run that succeeded: a failed run takes the same file again', async () => {
  const project = await testProject(`
  - id: file
    kind: wait.file
    params: { path: x.csv, until: changed, stableSeconds: 0, timeoutSeconds: 0, onTimeout: skip }
  - { id: broken, kind: test.fail, params: { how: throw }, when: "variables.base = 1" }`);
  project.write('x.csv', '7');
  const fileOf = async (base: number) => statesOf(await project.run({ variables: { base } }))['file'];
  expect(await fileOf(1)).toBe('succeeded');
  expect(await fileOf(2)).toBe('succeeded');
  expect(await fileOf(2)).toBe('skipped');
  project.write('x.csv', '78');
  expect(await fileOf(2)).toBe('succeeded');
});

test('rows are waited for in a worker that is free between two looks', async () => {
  const project = await testProject(`
  - { id: rows, kind: wait.sql, params: { query: "SELECT * FROM 'data/*.csv' WHERE n > 1", everySeconds: 1 } }`);
  const running = project.run();
  await project.until(
    (event) => event.name === 'runs.blockChanged' && event.payload.reason.includes('no row; looked once'),
  );
  project.write('data/a.csv', 'n,name\n1,a\n2,b\n');
  const run = await running;
  expect(statesOf(run)).toEqual({ rows: 'succeeded' });
  expect(blockOf(run, 'rows')?.outputs['value']?.caption).toBe('{"n":"2","name":"b"}');
});

test('another pipeline is waited for: within a time before, or since the last time', async () => {
  const project = await testProject(`
  - { id: done, kind: wait.pipeline, params: { pipeline: prepare, since: lastTime, timeoutSeconds: 0, onTimeout: skip } }
  - { id: recent, kind: wait.pipeline, params: { pipeline: prepare, withinSeconds: 3600, timeoutSeconds: 0, onTimeout: skip } }
  - { id: now, kind: wait.pipeline, params: { pipeline: prepare, timeoutSeconds: 0, onTimeout: skip } }`);
  pipeline(project.folder, 'prepare', '- { id: number, kind: test.number, params: { value: 1 } }');
  expect(statesOf(await project.run())).toEqual({ done: 'skipped', recent: 'skipped', now: 'skipped' });
  const { id } = await project.session.call('runs.start', { pipeline: 'prepare' });
  await project.session.finished(id);
  const first = await project.run();
  expect(statesOf(first)).toEqual({ done: 'succeeded', recent: 'succeeded', now: 'skipped' });
  expect(blockOf(first, 'done')?.outputs['value']?.caption).toBe(`run ${id} of prepare`);
  expect(statesOf(await project.run())).toEqual({ done: 'skipped', recent: 'succeeded', now: 'skipped' });
});

test('a pipeline that is not there is named with those that are', async () => {
  const project = await testProject('  - { id: child, kind: pipeline.run, params: { pipeline: "${base}" } }');
  project.write('lathe.yaml', 'lathe: 1\nname: Test\nvariables: { base: prepair }\n');
  pipeline(project.folder, 'prepare', '- { id: number, kind: test.number, params: { value: 1 } }');
  expect((await project.run()).error).toMatchObject({
    code: 'parameter.invalid',
    cure: 'Pipelines of this project: prepare, train.',
  });
});

function pipeline(folder: string, id: string, blocks: string, variables = '{}'): void {
  writeFileSync(
    join(folder, 'pipelines', `${id}.yaml`),
    `lathe: 1\nname: ${id}\nvariables: ${variables}\nblocks:\n  ${blocks.replaceAll('\n', '\n  ')}\n`,
  );
}

test('a pipeline runs another with variables of its own, and has its metrics', async () => {
  const project = await testProject(`
  - { id: child, kind: pipeline.run, params: { pipeline: prepare, variables: { wanted: "\${base}" } } }
  - { id: after, kind: test.number, params: { value: 3 }, when: "child.value.metrics.size = 1" }`);
  pipeline(
    project.folder,
    'prepare',
    '- { id: number, kind: test.number, params: { value: "${wanted}" } }\n- { id: score, kind: test.score, params: { name: size }, inputs: { value: number } }',
    '{ wanted: 9 }',
  );
  const run = await project.run();
  expect(statesOf(run)).toEqual({ child: 'succeeded', after: 'succeeded' });
  const [newest] = await project.session.call('runs.list', { pipeline: 'prepare' });
  expect(newest).toMatchObject({ parent: run.id, trigger: 'pipeline', metrics: { size: 1 } });
});

test('a block that runs a pipeline fails with it, the run and its block named', async () => {
  const project = await testProject('  - { id: child, kind: pipeline.run, params: { pipeline: prepare } }');
  pipeline(project.folder, 'prepare', '- { id: broken, kind: test.fail, params: { how: throw } }');
  const run = await project.run();
  expect(run.state).toBe('failed');
  expect(run.error).toMatchObject({
    message: expect.stringMatching(/^Run 2 of prepare failed at its block broken: .*thrown at once/),
    about: { block: 'child', pipeline: 'prepare' },
  });
});

test.each(['parent', 'child'])('cancelling the %s cancels both', async (which) => {
  const project = await testProject('  - { id: child, kind: pipeline.run, params: { pipeline: prepare } }');
  pipeline(project.folder, 'prepare', '- { id: slow, kind: test.train }');
  const { id } = await project.session.call('runs.start', { pipeline: 'train' });
  const begun = await project.until(({ name }) => name === 'runs.pointsAdded');
  const child = begun.name === 'runs.pointsAdded' ? (begun.payload[0]?.run ?? 0) : 0;
  await project.session.call('runs.cancel', { run: which === 'parent' ? id : child });
  expect((await project.session.finished(id)).state).toBe('cancelled');
  expect((await project.session.finished(child)).state).toBe('cancelled');
});

test('pipelines that start each other are stopped at the second turn', async () => {
  const project = await testProject('  - { id: child, kind: pipeline.run, params: { pipeline: prepare } }');
  pipeline(
    project.folder,
    'prepare',
    '- { id: back, kind: pipeline.run, params: { pipeline: "${next}" } }',
    '{ next: train }',
  );
  const run = await project.run();
  expect(run.state).toBe('failed');
  expect(run.error).toMatchObject({
    code: 'pipeline.cycle',
    message: expect.stringContaining('start each other in a circle: train → prepare → train'),
  });
  expect(await project.session.call('runs.list', {})).toHaveLength(2);
});

test('a run that waits for the run it started leaves the one place to it', async () => {
  const project = await testProject('  - { id: child, kind: pipeline.run, params: { pipeline: prepare } }');
  project.write('lathe.yaml', 'lathe: 1\nname: Test\nlimits: { runs: 1, blocks: 1 }\n');
  pipeline(project.folder, 'prepare', '- { id: number, kind: test.number, params: { value: 1 } }');
  expect((await project.run()).state).toBe('succeeded');
});

test('a pipeline that leaves out runs when it is busy fails the block that runs it, and nothing else', async () => {
  const project = await testProject(`
  - { id: child, kind: pipeline.run, params: { pipeline: prepare } }
  - { id: number, kind: test.number, params: { value: 1 } }`);
  const text =
    'lathe: 1\nname: Prepare\nlimits: { runs: 1, whenBusy: skip }\nblocks:\n  - { id: slow, kind: test.train }\n';
  project.write('pipelines/prepare.yaml', text);
  await project.session.call('runs.start', { pipeline: 'prepare' });
  await project.until(({ name }) => name === 'runs.pointsAdded');
  const run = await project.run();
  expect(run).toMatchObject({ state: 'failed', error: { code: 'run.skipped' } });
  expect(statesOf(run)).toEqual({ child: 'failed', number: 'succeeded' });
  expect(run.error?.message).toMatch(/^Run \d of prepare did not begin: Other runs are active already/);
});

test('a secret that is handed on reaches the block that uses it, and is in no file', async () => {
  const secret = 'tr0ub4dor-and-more-3';
  const file = new SecretFile(join(scratchFolder(), 'secrets.json'), {
    refusal: () => undefined,
    close: (value) => Buffer.from(value).toString('hex'),
    open: (sealed) => Buffer.from(sealed, 'hex').toString(),
  });
  const project = await testProject(
    '  - { id: child, kind: pipeline.run, params: { pipeline: prepare, variables: { token: "${secret.TOKEN}" } } }',
    {},
    { secretsOf: (folder) => projectSecrets(folder, file, {}) },
  );
  projectSecrets(project.session.folder, file, {}).set('TOKEN', secret, 'project');
  const script = `if ('\${token}'.length !== ${secret.length}) throw new Error('it is another')`;
  pipeline(
    project.folder,
    'prepare',
    `- { id: uses, kind: test.script, params: { script: ${JSON.stringify(script)} } }`,
    '{ token: none }',
  );
  const run = await project.run();
  expect(run.error).toBeUndefined();
  expect(run.state).toBe('succeeded');
  const texts = [JSON.stringify(project.events), ...databaseTexts(project.folder)];
  expect(texts.some((text) => text.includes(secret))).toBe(false);
});

function databaseTexts(folder: string): string[] {
  const state = join(folder, '.lathe');
  return readdirSync(state)
    .filter((name) => name.startsWith('lathe.db'))
    .map((name) => readFileSync(join(state, name), 'latin1'));
}
