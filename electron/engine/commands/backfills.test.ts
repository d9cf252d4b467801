import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Backfill } from '@shared/model';
import {
  bundledProgram,
  openTestProject,
  testProject,
  testWorkerFile,
  type TestProject,
} from '../testing/engine';
import { scratchFolder } from '../testing';

const quarter = {
  pipeline: 'train',
  from: '2024-01-01',
  to: '2024-04-01',
  every: { value: 1, unit: 'month' as const },
};

async function ended(project: TestProject, backfill: number): Promise<Backfill> {
  const event = await project.until(
    ({ name, payload }) =>
      name === 'backfills.changed' && payload.id === backfill && payload.state !== 'running',
  );
  return event.payload as Backfill;
}

const runsOf = async (project: TestProject) => (await project.session.call('runs.list', {})).reverse();

test('each interval has a run, which sees it', async () => {
  const project = await testProject(
    `  - { id: number, kind: test.number, params: { value: 1 } }
  - { id: seen, kind: test.score, params: { name: "\${run.intervalStart}" }, inputs: { value: number } }`,
  );
  const { id } = await project.session.call('backfills.start', quarter);
  expect(await ended(project, id)).toMatchObject({
    state: 'succeeded',
    counts: { total: 3, succeeded: 3, waiting: 0 },
  });
  const runs = await runsOf(project);
  expect(runs.map(({ trigger, backfill, interval }) => [trigger, backfill, interval?.start])).toEqual(
    [0, 1, 2].map((month) => ['backfill', id, Date.UTC(2024, month)]),
  );
  const starts: unknown[] = [];
  for (const { id: run } of runs)
    starts.push((await project.session.call('runs.show', { run })).blocks[1]?.params['name']);
  expect(starts.map(String).map((text) => text.slice(0, 10))).toEqual([
    '2024-01-01',
    '2024-02-01',
    '2024-03-01',
  ]);
  expect(await project.session.call('backfills.show', { backfill: id })).toMatchObject({
    intervals: runs.map(({ id: run }, index) => ({ run, state: 'succeeded', label: `2024-0${index + 1}` })),
  });
  expect(await project.session.call('backfills.list', {})).toHaveLength(1);
});

test('as many runs as allowed are active at once', async () => {
  const project = await testProject('  - { id: slow, kind: test.train }');
  const { id } = await project.session.call('backfills.start', { ...quarter, parallel: 2 });
  await project.until(
    ({ name, payload }) =>
      name === 'backfills.changed' && payload.counts.running === 2 && payload.counts.waiting === 1,
  );
  const begun = await project.until(({ name }) => name === 'runs.pointsAdded');
  expect(begun.name).toBe('runs.pointsAdded');
  const cancelled = await project.session.call('backfills.cancel', { backfill: id });
  expect(cancelled).toMatchObject({ state: 'cancelled', counts: { cancelled: 2, waiting: 1, running: 0 } });
  expect((await runsOf(project)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});

test('what failed is run again and what succeeded is not; what never ran is resumed', async () => {
  const project = await testProject(
    `  - { id: number, kind: test.number, params: { value: 1 } }
  - { id: broken, kind: test.fail, params: { how: throw }, when: 'variables.base = 1' }`,
  );
  const { id } = await project.session.call('backfills.start', { ...quarter, set: { base: 1 } });
  expect(await ended(project, id)).toMatchObject({ state: 'failed', counts: { failed: 3 } });
  project.events.length = 0;
  const { intervals } = await project.session.call('backfills.show', { backfill: id });
  expect(intervals.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
  expect(await project.session.call('backfills.resume', { backfill: id })).toMatchObject({ state: 'failed' });
  expect(await runsOf(project)).toHaveLength(3);
  project.write(
    'pipelines/train.yaml',
    'lathe: 1\nname: Train\nblocks:\n  - { id: number, kind: test.number, params: { value: 1 } }\n',
  );
  await project.session.call('backfills.retry', { backfill: id });
  expect(await ended(project, id)).toMatchObject({ state: 'succeeded', counts: { succeeded: 3 } });
  expect(await runsOf(project)).toHaveLength(6);
  await project.session.call('backfills.retry', { backfill: id });
  expect(await runsOf(project)).toHaveLength(6);
});

test('a pipeline that cannot run starts no backfill, and one that is broken meanwhile ends it', async () => {
  const project = await testProject('  - { id: slow, kind: test.train }');
  await expect(
    project.session.call('backfills.start', { ...quarter, set: { nowhere: 1 } }),
  ).rejects.toMatchObject({ code: 'variable.undefined' });
  await expect(
    project.session.call('backfills.start', { ...quarter, to: '2024-01-15' }),
  ).rejects.toMatchObject({ code: 'request.invalid' });
  expect(await project.session.call('backfills.list', {})).toEqual([]);
  const { id } = await project.session.call('backfills.start', quarter);
  await project.until(({ name }) => name === 'runs.pointsAdded');
  await expect(project.session.call('backfills.resume', { backfill: id })).rejects.toThrow('is running');
  project.write('pipelines/train.yaml', 'lathe: 1\nname: Train\nblocks: []\n');
  const [run] = await runsOf(project);
  await project.session.call('runs.stopEarly', { run: run?.id ?? 0, block: 'slow' });
  const stopped = await project.until(({ name }) => name === 'backfills.stopped');
  expect(stopped.payload).toMatchObject({ backfill: id, reason: expect.stringContaining('no blocks') });
  expect(await ended(project, id)).toMatchObject({ state: 'paused', counts: { succeeded: 1, waiting: 2 } });
});

test('after its host was killed a backfill shows what is left, and goes on', async () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'pipelines'));
  writeFileSync(join(folder, 'lathe.yaml'), 'lathe: 1\nname: Test\n');
  writeFileSync(
    join(folder, 'pipelines/train.yaml'),
    'lathe: 1\nname: Train\nblocks:\n  - { id: slow, kind: test.train }\n',
  );
  const host = fork(bundledProgram('electron/engine/testing/engine/backfillHost.ts'), [
    folder,
    testWorkerFile(),
  ]);
  onTestFinished(() => void host.kill('SIGKILL'));
  await once(host, 'message');
  const reader = await openTestProject(folder, { mode: 'read' });
  expect(await reader.session.call('backfills.show', { backfill: 1 })).toMatchObject({ state: 'running' });
  host.kill('SIGKILL');
  await once(host, 'exit');
  const left = { state: 'paused', counts: { waiting: 3, running: 0 } };
  expect(await reader.session.call('backfills.show', { backfill: 1 })).toMatchObject(left);
  await reader.session.close();
  const project = await openTestProject(folder);
  expect(await project.session.call('backfills.show', { backfill: 1 })).toMatchObject(left);
  project.write(
    'pipelines/train.yaml',
    'lathe: 1\nname: Train\nblocks:\n  - { id: number, kind: test.number, params: { value: 1 } }\n',
  );
  await project.session.call('backfills.resume', { backfill: 1 });
  expect(await ended(project, 1)).toMatchObject({ state: 'succeeded', counts: { succeeded: 3 } });
});
