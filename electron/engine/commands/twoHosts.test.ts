import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openTestProject, statesOf, testHostFile, testProject, testWorkerFile } from '../testing/engine';

const blocks = '\n  - { id: train, kind: test.train }\n';

/** A host in a process of its own, which trains until it is killed. */
function startHost(folder: string): { process: ChildProcess; trains: Promise<boolean> } {
  const host = fork(testHostFile(), [folder, testWorkerFile()], { stdio: 'ignore' });
  const ended = once(host, 'exit');
  onTestFinished(async () => {
    host.kill('SIGKILL');
    await ended;
  });
  return {
    process: host,
    trains: Promise.race([once(host, 'message').then(() => true), ended.then(() => false)]),
  };
}

async function closedProject(): Promise<string> {
  const { folder, session } = await testProject(blocks);
  await session.close();
  return folder;
}

test('of hosts that start at once one has the project, and its run is the only one', async () => {
  const folder = await closedProject();
  const hosts = [startHost(folder), startHost(folder), startHost(folder)];
  const trains = await Promise.all(hosts.map((host) => host.trains));
  expect(trains.filter(Boolean)).toHaveLength(1);
  const reader = await openTestProject(folder, { mode: 'read' });
  const runs = await reader.session.call('runs.list', {});
  expect(runs.map(({ id, state }) => [id, state])).toEqual([[1, 'running']]);
}, 60_000);

test('a host keeps its project whatever the clock says and even when it is stopped, until it is dead', async () => {
  const folder = await closedProject();
  const host = startHost(folder);
  expect(await host.trains).toBe(true);
  const lock = join(folder, '.lathe', 'host.lock');
  const refused = async (): Promise<void> => {
    const { session } = await openTestProject(folder);
    expect(session.readOnly).toContain(`process ${host.process.pid}`);
    await expect(session.call('runs.start', { pipeline: 'train' })).rejects.toMatchObject({
      code: 'project.locked',
    });
    expect((await session.call('runs.list', {}))[0]?.state).toBe('running');
    await session.close();
  };
  await refused();
  host.process.kill('SIGSTOP');
  for (const time of [new Date(2020, 1, 1), new Date(2090, 1, 1)]) {
    utimesSync(lock, time, time);
    await refused();
  }
  host.process.kill('SIGKILL');
  await once(host.process, 'exit');
  const next = await openTestProject(folder);
  expect(next.session.readOnly).toBeUndefined();
  const run = await next.session.call('runs.show', { run: 1 });
  expect([run.state, statesOf(run)]).toEqual(['interrupted', { train: 'interrupted' }]);
}, 60_000);
