import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing';
import type { TaskInput, WorkerLauncher, WorkerProcess } from './protocol';
import { WorkerPool, type TaskHandle } from './workerPool';

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

  test('a task that went well knows its process, its start and its peak memory, and no exit code', async () => {
    const pool = new WorkerPool(make(), 1);
    const before = Date.now();
    const small = pool.run('block.run', numberTask(1));
    expect(small.facts()).not.toHaveProperty('exitCode');
    await small.result;
    const { startedAt = 0, pid = 0, peakBytes = 0, ...rest } = small.facts();
    expect(rest).toEqual({});
    expect(startedAt).toBeGreaterThanOrEqual(before);
    expect(pid).toBeGreaterThan(0);

    const big = pool.run('block.run', script('new Uint8Array(4.5e8).fill(1);'));
    await big.result;
    expect(big.facts().peakBytes).toBeGreaterThan(peakBytes + 4e8);
    expect(big.facts().pid).toBe(pid);

    // Of the task, not of the process; and the garbage of the big one is gone.
    const after = pool.run('block.run', numberTask(2));
    await after.result;
    expect(after.facts().peakBytes).toBeLessThan((big.facts().peakBytes ?? 0) - 3e8);
    await pool.close();
  });

  test.each([
    ['process.exit(3)', 3, 'code.failed', 'the code called process.exit(3).'],
    ["process.kill(process.pid, 'SIGKILL')", 137, 'worker.crashed', 'it was killed from outside'],
    ['process.abort()', 134, 'worker.crashed', 'native code gave up'],
  ])(
    'after %s the task knows the exit code %i and the memory seen',
    async (text, exitCode, code, message) => {
      const pool = new WorkerPool(make(), 1);
      // Printing a line tells the memory too, once a second.
      const task = pool.run(
        'block.run',
        script(
          `await new Promise((resolve) => setTimeout(resolve, 1100)); console.log('last words'); ${text}`,
        ),
        { reports: { log: (_, line) => lines.push(line) } },
      );
      const lines: string[] = [];
      await expect(task.result).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
      expect(task.facts()).toMatchObject({
        exitCode,
        peakBytes: expect.any(Number),
        pid: expect.any(Number),
      });
      expect(lines).toContain('last words');
      await pool.close();
    },
  );

  test.each([
    ['throws from a timer', "setTimeout(() => { throw new TypeError('late'); }, 0)", 'TypeError: late'],
    ['forgets a promise', "Promise.reject(new TypeError('late'))", 'TypeError: late'],
    ['ends the process', 'process.exit(3)', 'the code called process.exit(3).'],
  ])('code that %s is told its file and line', async (_, text, message) => {
    const pool = new WorkerPool(make(), 1);
    const { result } = pool.run(
      'block.run',
      script(`
        const { Script } = require('node:vm');
        const filename = require('node:path').join(context.projectFolder, 'blocks', 'late.ts');
        new Script(${JSON.stringify(`(process) => {\n\n${text}; }`)}, { filename }).runInThisContext()(process);
        await new Promise(() => undefined);`),
    );
    await expect(result).rejects.toMatchObject({
      code: 'code.failed',
      message: `blocks/late.ts (line 3): ${message}`,
      about: { file: 'blocks/late.ts', line: 3 },
    });
    await pool.close();
  });

  test('a task over its time knows how its process ended', async () => {
    const pool = new WorkerPool(make(), 1);
    const task = pool.run('block.run', script('for (;;);'), { timeoutSeconds: 1.5 });
    await expect(task.result).rejects.toMatchObject({ code: 'run.timeout' });
    expect(task.facts()).toMatchObject({ exitCode: 137, startedAt: expect.any(Number) });
    if (process.platform === 'linux') expect(task.facts().peakBytes).toBeGreaterThan(1e7);
    await pool.close();
  });

  const spawnSleep = (options: string): string =>
    `const { pid } = require('node:child_process').spawn('sleep', ['600'], ${options}); console.log('pid ' + pid);`;
  const shellSleep = `const { pid } = require('node:child_process').spawn('sh', ['-c', 'sleep 600 & echo pid $! >&2; wait'], { stdio: 'inherit' });`;

  test.each([
    ['a child', spawnSleep("{ stdio: 'ignore' }")],
    ['a child that holds its output open', spawnSleep("{ stdio: 'inherit' }")],
    ['a child with a group of its own', spawnSleep("{ stdio: 'ignore', detached: true }")],
    ['a grandchild', shellSleep],
  ])('cancelling ends %s too, whether or not the code listens', async (_, start) => {
    for (const then of [
      "await new Promise((resolve) => context.signal.addEventListener('abort', resolve)); throw new Error('heard');",
      'for (;;);',
    ]) {
      const pool = new WorkerPool(make(), 1);
      const { task, pid } = await startedWithChild(pool, `${start} await ${moment}; ${then}`);
      expect(isAlive(pid)).toBe(true);
      const result = expect(task.result).rejects.toMatchObject({ code: 'run.cancelled' });
      await task.cancel();
      await result;
      expect(isAlive(pid)).toBe(false);
      await pool.close();
    }
  });

  test.each([
    ['ends its process', 'process.exit(1)'],
    ['crashes', "process.kill(process.pid, 'SIGKILL')"],
  ])('code that %s takes its grandchildren along', async (_, then) => {
    const pool = new WorkerPool(make(), 1);
    const { task, pid } = await startedWithChild(pool, `${shellSleep} await ${moment}; ${then}`);
    await expect(task.result).rejects.toThrow();
    expect(isAlive(pid)).toBe(false);
    await pool.close();
  });

  test('code that ends well and leaves a process running loses it with the worker', async () => {
    const pool = new WorkerPool(make(), 1);
    const { task, pid } = await startedWithChild(pool, `${shellSleep} await ${moment};`);
    await task.result;
    const next = pool.run('block.run', numberTask(1));
    await next.result;
    expect(next.facts().pid).not.toBe(task.facts().pid);
    await pool.close();
    expect(isAlive(pid)).toBe(false);
  });

  test('colours, endless lines and bytes that are no text do no harm', async () => {
    const pool = new WorkerPool(make(), 1);
    const lines: string[] = [];
    const task = pool.run(
      'block.run',
      script(String.raw`
        const { writeSync } = require('node:fs');
        console.log('\u001b[31mred\u001b[0m');
        console.log('y'.repeat(70000));
        writeSync(2, '\u001b[1mbold\u001b[0m\n1%\r50%\r100%\n');
        writeSync(2, Buffer.from([0x61, 0xff, 0xfe, 0x62, 0x0a]));
        for (let part = 0; part < 20; part++) writeSync(2, 'x'.repeat(10000));
        writeSync(2, '\nno line end');
        process.kill(process.pid, 'SIGKILL');`),
      { reports: { log: (_, line) => lines.push(line) } },
    );
    await expect(task.result).rejects.toMatchObject({ code: 'worker.crashed' });
    const cut = (letter: string): string => `${letter.repeat(65536)} … (the line is cut at 64 kB)`;
    expect(new Set(lines)).toEqual(
      new Set(['red', cut('y'), 'bold', '100%', 'a\ufffd\ufffdb', cut('x'), 'no line end']),
    );
    await pool.close();
  });

  test('idle workers end after a while, all but one', async () => {
    const launched: WorkerProcess[] = [];
    const ends: Promise<unknown>[] = [];
    const launcher = make();
    const counting: WorkerLauncher = {
      launch() {
        const worker = launcher.launch();
        launched.push(worker);
        ends.push(new Promise((resolve) => worker.onExit(resolve)));
        return worker;
      },
    };
    const pool = new WorkerPool(counting, 3, () => undefined, 50);
    await Promise.all([1, 2, 3].map((value) => pool.run('block.run', numberTask(value)).result));
    await Promise.race(ends);
    // The second as well; the third stays.
    await Promise.race(launched.map((_, index) => Promise.all(ends.filter((__, other) => other !== index))));
    expect(launched.filter(({ pid = 0 }) => isAlive(pid))).toHaveLength(1);
    await pool.close();
  });
}

/** Reports are held for a moment; code that blocks would never send them. */
const moment = 'new Promise((resolve) => setTimeout(resolve, 150))';

async function startedWithChild(
  pool: WorkerPool,
  text: string,
): Promise<{ task: TaskHandle<unknown>; pid: number }> {
  let hear!: (pid: number) => void;
  const heard = new Promise<number>((resolve) => (hear = resolve));
  const task = pool.run('block.run', script(text), {
    reports: {
      log: (_, line) => {
        if (line.startsWith('pid ')) hear(Number(line.slice(4)));
      },
    },
  });
  task.result.catch(() => undefined);
  return { task, pid: await heard };
}

/** A zombie, which only its parent can clear away, counts as ended. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== 'linux' || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
}

function script(text: string): TaskInput<'block.run'> {
  return { ...numberTask(0), kind: 'test.script', params: { script: text }, codeFile: 'blocks/script.js' };
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
