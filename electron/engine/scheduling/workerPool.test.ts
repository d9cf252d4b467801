import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { testWorkerFile } from '../testing/engine';

import { forkLauncher } from './forkLauncher';
import type { TaskInput } from './protocol';
import { WorkerPool, type TaskOptions } from './workerPool';

const folder = tmpdir();

function script(text: string): TaskInput<'block.run'> {
  return {
    run: 1,
    runTime: 0,
    block: 'script',
    kind: 'test.script',
    projectFolder: folder,
    artifactRoot: folder,
    scratch: folder,
    params: { script: text },
    variables: {},
    inputs: {},
  };
}

test('a thousand tasks begin in the order of asking; those cancelled while they wait never do', async () => {
  const pool = new WorkerPool(forkLauncher(testWorkerFile()), 2);
  const begun: number[] = [];
  const tasks = Array.from({ length: 1_000 }, (_, index) =>
    pool.run('block.run', script(''), { onStart: () => begun.push(index) }),
  );
  const results = Promise.allSettled(tasks.map(({ result }) => result));
  for (const [index, task] of tasks.entries()) if (index >= 10 && index % 2) void task.cancel();
  const states = (await results).map(({ status }) => status === 'fulfilled');
  const expected = tasks.map((_, index) => index).filter((index) => index < 10 || index % 2 === 0);
  expect(begun).toEqual(expected);
  expect(states.flatMap((succeeded, index) => (succeeded ? [index] : []))).toEqual(expected);
  await pool.close();
});

test('what a person waits for goes first, on one worker above the limit', async () => {
  const pool = new WorkerPool(forkLauncher(testWorkerFile()), 1);
  const begun: string[] = [];
  const run = (name: string, text: string, options: TaskOptions = {}) =>
    pool.run('block.run', script(text), { ...options, onStart: () => begun.push(name) });
  const heard = 'await new Promise((resolve) => context.signal.addEventListener("abort", resolve));';
  const long = run('long', heard);
  const waiting = run('waiting', '');
  const preview = run('preview', heard, { interactive: true });
  const second = run('second preview', '', { interactive: true });
  const results = Promise.allSettled([long, waiting, preview, second].map(({ result }) => result));
  expect(begun).toEqual(['long', 'preview']);
  await preview.cancel();
  await second.result;
  expect(begun).toEqual(['long', 'preview', 'second preview']);
  await long.cancel();
  await results;
  expect(begun).toEqual(['long', 'preview', 'second preview', 'waiting']);
  await pool.close();
});
