import { expect, test } from 'vitest';
import { scratchFolder } from '../testing';
import type { TaskInput, WorkerLauncher, WorkerProcess } from './protocol';
import { WorkerPool } from './workerPool';

/** What every launcher must do; `make` gives one that starts the worker of the test kinds. */
export function testWorkerLauncher(make: () => WorkerLauncher): void {
  test('a worker says that it is ready, has a process id, and confirms its end', async () => {
    const worker = make().launch();
    await messageOf(worker);
    const { pid } = worker;
    expect(pid).toBeGreaterThan(0);
    const ended = new Promise<number | null>((resolve) => worker.onExit(resolve));
    worker.kill();
    await ended;
    expect(() => process.kill(pid ?? 0, 0)).toThrow(/ESRCH/);
  });

  test('tasks run in one warm worker after the other, and none outlives the pool', async () => {
    const launched: WorkerProcess[] = [];
    const launcher = make();
    const counting: WorkerLauncher = {
      launch() {
        const worker = launcher.launch();
        launched.push(worker);
        return worker;
      },
    };
    const pool = new WorkerPool(counting, 2);
    for (const value of [1, 2, 3]) await pool.run('block.run', numberTask(value)).result;
    expect(launched).toHaveLength(1);
    const { pid = 0 } = launched[0] ?? {};
    await pool.close();
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });

  test('values that JSON does not have cross the process', async () => {
    const pool = new WorkerPool(make(), 1);
    const points: number[] = [];
    const echo = pool.run(
      'block.run',
      { ...numberTask(1), kind: 'test.echo', params: { value: Number.NaN } },
      { reports: { points: (sent) => points.push(...sent.map(({ value }) => value)) } },
    );
    await echo.result;
    expect(points).toEqual([Number.NaN]);
    await pool.close();
  });

  test('a task beside a crash is not touched by it', async () => {
    const pool = new WorkerPool(make(), 2);
    const crash = pool.run('block.run', { ...numberTask(1), kind: 'test.fail', params: { how: 'kill' } });
    const beside = pool.run('block.run', numberTask(1));
    await expect(crash.result).rejects.toMatchObject({ code: 'worker.crashed' });
    expect((await beside.result).outputs['value']?.type).toBe('value');
    expect((await pool.run('block.run', numberTask(2)).result).outputs['value']?.type).toBe('value');
    await pool.close();
  });

  test('a cancelled task ends before the cancel is confirmed, waiting or running', async () => {
    const pool = new WorkerPool(make(), 1);
    let begin!: () => void;
    const started = new Promise<void>((resolve) => (begin = resolve));
    const deaf = { ...numberTask(1), kind: 'test.train', params: { politely: false } };
    const running = pool.run('block.run', deaf, { reports: { points: () => begin() } });
    const waiting = pool.run('block.run', numberTask(1));
    const results = Promise.allSettled([running.result, waiting.result]);
    await started;
    await waiting.cancel();
    await running.cancel();
    expect((await results).map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'run.cancelled',
      'run.cancelled',
    ]);
    expect(pool.busy).toBe(0);
    await pool.close();
  });
}

function messageOf(worker: WorkerProcess): Promise<unknown> {
  return new Promise((resolve) => worker.onMessage(resolve));
}

function numberTask(value: number): TaskInput<'block.run'> {
  const folder = scratchFolder();
  return {
    run: 1,
    runTime: 0,
    block: 'number',
    kind: 'test.number',
    projectFolder: folder,
    artifactRoot: folder,
    scratch: folder,
    params: { value },
    variables: {},
    inputs: {},
  };
}
