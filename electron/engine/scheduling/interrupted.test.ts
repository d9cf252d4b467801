import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  openTestProject,
  reasonsOf,
  statesOf,
  testHostFile,
  testProject,
  testWorkerFile,
} from '../testing/engine';

const blocks = `
  - { id: one, kind: test.number, params: { value: 1 } }
  - { id: train, kind: test.train, inputs: { value: one } }
  - { id: after, kind: test.add, inputs: { left: train } }
`;

test('what a killed host left is marked interrupted, and resuming takes finished blocks from the cache', async () => {
  const { folder, session: first } = await testProject(blocks);
  await first.close();
  const host = fork(testHostFile(), [folder, testWorkerFile()]);
  await once(host, 'message');
  host.kill('SIGKILL');
  await once(host, 'exit');

  const reader = await openTestProject(folder, { mode: 'read' });
  const seen = await reader.session.call('runs.show', { run: 1 });
  expect([seen.state, statesOf(seen)['train']]).toEqual(['interrupted', 'interrupted']);
  expect((await reader.session.call('runs.list', {}))[0]?.state).toBe('interrupted');
  await reader.session.close();

  const { session, until } = await openTestProject(folder);
  expect(session.readOnly).toBeUndefined();
  const interrupted = await session.call('runs.show', { run: 1 });
  expect(interrupted.state).toBe('interrupted');
  expect(statesOf(interrupted)).toEqual({ one: 'succeeded', train: 'interrupted', after: 'interrupted' });
  expect(reasonsOf(interrupted)['train']).toBe('Lathe ended while it ran');
  const scratch = join(folder, '.lathe', 'tmp');
  expect(existsSync(scratch) ? readdirSync(scratch) : []).toEqual([]);

  const resumed = await session.call('runs.resume', { run: 1 });
  expect(resumed.trigger).toBe('resume');
  await until((event) => event.name === 'runs.pointsAdded');
  await session.call('runs.stopEarly', { run: resumed.id, block: 'train' });
  await session.finished(resumed.id);
  const run = await session.call('runs.show', { run: resumed.id });
  expect(statesOf(run)).toEqual({ one: 'cached', train: 'succeeded', after: 'succeeded' });
  expect(reasonsOf(run)['train']).toBe('interrupted in run 1');
});

test('a second host only reads, and says who has the project', async () => {
  const { folder, session, run } = await testProject(
    '\n  - { id: one, kind: test.number, params: { value: 1 } }\n',
  );
  await run();
  const second = await openTestProject(folder);
  expect(second.session.readOnly).toMatch(/open in this program itself/);
  expect(await second.session.call('runs.list', {})).toHaveLength(1);
  await expect(second.session.call('runs.start', { pipeline: 'train' })).rejects.toMatchObject({
    code: 'project.locked',
  });
  await session.close();
  expect(existsSync(join(folder, '.lathe', 'host.lock'))).toBe(false);
});

test('results that are gone from the store are computed again', async () => {
  const { folder, run } = await testProject('\n  - { id: one, kind: test.number, params: { value: 1 } }\n');
  const hash = (await run()).blocks[0]?.outputs['value']?.hash ?? '';
  const kept = join(folder, '.lathe', 'artifacts', hash.slice(0, 2), hash);
  expect(readFileSync(join(kept, 'value.json'), 'utf8')).toBe('1');
  rmSync(kept, { recursive: true });
  const again = await run();
  expect(statesOf(again)).toEqual({ one: 'succeeded' });
  expect(reasonsOf(again)['one']).toBe('its stored results are gone');
  expect(again.blocks[0]?.outputs['value']?.hash).toBe(hash);
});
