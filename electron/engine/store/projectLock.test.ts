import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { scratchFolder } from '../testing/scratchFolder';
import { ProjectLock, projectIsHeld } from './projectLock';
import { openStore } from './projectStore';

const longAgo = new Date(2020, 1, 1);
const farAhead = new Date(2090, 1, 1);

afterEach(() => vi.restoreAllMocks());

async function mustAcquire(
  folder: string,
  options: Parameters<typeof ProjectLock.acquire>[1] = {},
): Promise<ProjectLock> {
  const outcome = await ProjectLock.acquire(folder, options);
  if ('takenBy' in outcome) throw new Error(`taken by ${outcome.takenBy}`);
  onTestFinished(() => outcome.lock.release());
  return outcome.lock;
}

function writeLock(folder: string, owner: object, time?: Date): string {
  const file = join(folder, 'host.lock');
  writeFileSync(file, JSON.stringify({ token: 't', machine: hostname(), ...owner }));
  if (time) utimesSync(file, time, time);
  return file;
}

/** A process that does nothing until the test ends. */
async function sleeper(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")']);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

test('a lock is held by one, and free once it is given up', async () => {
  const folder = scratchFolder();
  const lock = await mustAcquire(folder);
  expect(projectIsHeld(folder)).toBe(true);
  expect(await ProjectLock.acquire(folder)).toEqual({ takenBy: 'this program itself' });
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  expect(projectIsHeld(folder)).toBe(false);
  await mustAcquire(folder);
});

test('of many that want a free lock at once, or a dead one’s, one gets it', async () => {
  for (const isDead of [false, true]) {
    const folder = scratchFolder();
    if (isDead) writeLock(folder, { pid: 2 ** 22 + 1 });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => ProjectLock.acquire(folder)));
    const locks = outcomes.flatMap((outcome) => ('lock' in outcome ? [outcome.lock] : []));
    expect(locks).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['host.lock']);
    locks[0]?.release();
  }
});

test.each([
  ['of now', undefined],
  ['of years ago', longAgo],
  ['of years ahead', farAhead],
])('a dead owner loses its lock at once, whatever its time is: %s', async (_, time) => {
  const folder = scratchFolder();
  writeLock(folder, { pid: 2 ** 22 + 1 }, time);
  expect(projectIsHeld(folder)).toBe(false);
  await mustAcquire(folder);
});

test.each([
  ['back', longAgo],
  ['ahead', farAhead],
])('an owner keeps its lock when the clock is set %s', async (_, time) => {
  const folder = scratchFolder();
  const lock = await mustAcquire(folder);
  vi.spyOn(Date, 'now').mockReturnValue(time.getTime());
  expect(projectIsHeld(folder)).toBe(true);
  expect(await ProjectLock.acquire(folder)).toEqual({ takenBy: 'this program itself' });
  expect(lock.holds()).toBe(true);
});

test('a silent owner whose process lives keeps its lock', async () => {
  const folder = scratchFolder();
  await mustAcquire(folder, { heartbeatMilliseconds: 1e6 });
  utimesSync(join(folder, 'host.lock'), longAgo, longAgo);
  expect(await ProjectLock.acquire(folder, { watchMilliseconds: 20 })).toEqual({
    takenBy: 'this program itself',
  });
});

test.runIf(process.platform === 'linux')(
  'a process that only has the id of the owner holds nothing',
  async () => {
    const pid = await sleeper();
    const folder = scratchFolder();
    const file = await mustAcquire(folder).then((lock) => {
      const owner = JSON.parse(readFileSync(join(folder, 'host.lock'), 'utf8')) as {
        space: string;
        start: string;
      };
      lock.release();
      return writeLock(folder, { pid, space: owner.space, start: owner.start });
    });
    expect(projectIsHeld(folder)).toBe(false);
    await mustAcquire(folder);
    expect(readFileSync(file, 'utf8')).toContain(`"pid":${process.pid}`);
  },
);

test('an owner on another machine is believed while it is fresh, and watched before its lock is taken', async () => {
  const folder = scratchFolder();
  const file = writeLock(folder, { pid: 7, machine: 'elsewhere' });
  expect(await ProjectLock.acquire(folder)).toEqual({ takenBy: 'process 7 on elsewhere' });

  // Its clock is wrong, and it lives.
  utimesSync(file, longAgo, longAgo);
  let beats = 0;
  const beating = setInterval(
    () => utimesSync(file, longAgo, new Date(longAgo.getTime() + (beats += 1000))),
    5,
  );
  onTestFinished(() => clearInterval(beating));
  expect(await ProjectLock.acquire(folder, { watchMilliseconds: 400 })).toEqual({
    takenBy: 'process 7 on elsewhere',
  });

  const silent = scratchFolder();
  writeLock(silent, { pid: 7, machine: 'elsewhere' }, farAhead);
  await mustAcquire(silent, { watchMilliseconds: 40 });
});

test('a lock without an owner, and the gate of one who died while it took over, do not stay', async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'host.lock'), '');
  utimesSync(join(folder, 'host.lock'), longAgo, longAgo);
  mkdirSync(join(folder, 'host.lock.takeover'));
  await mustAcquire(folder, { watchMilliseconds: 40 });
  expect(readdirSync(folder)).toEqual(['host.lock']);
});

test('an owner that lost its lock is told, and its database refuses to write', async () => {
  const project = scratchFolder();
  const folder = join(project, '.lathe');
  const told = vi.fn();
  const lost = new Promise<void>((resolve) => told.mockImplementation(() => resolve()));
  const lock = await mustAcquire(folder, { onLost: told, heartbeatMilliseconds: 10 });
  const store = openStore(project, 'own', () => lock.holds());
  store.models.promote('m', 1, 'champion');
  writeLock(folder, { pid: 7, machine: 'elsewhere' });
  await lost;
  expect(() => store.models.promote('m', 2, 'champion')).toThrow(
    expect.objectContaining({ code: 'project.locked' }),
  );
  expect(() => store.database.transaction(() => 1)).toThrow(
    expect.objectContaining({ code: 'project.locked' }),
  );
  expect(store.models.byAlias('m', 'champion')).toBe(1);
  store.close();
  lock.release();
  expect(readFileSync(join(folder, 'host.lock'), 'utf8')).toContain('elsewhere');
  expect(told).toHaveBeenCalledTimes(1);
});

test('an owner that slept looks at its lock before it writes', async () => {
  const folder = scratchFolder();
  const lock = await mustAcquire(folder, { heartbeatMilliseconds: 1e6 });
  writeLock(folder, { pid: 7, machine: 'elsewhere' });
  expect(lock.holds()).toBe(true);
  const now = Date.now();
  vi.spyOn(Date, 'now').mockReturnValue(now + 1e7);
  expect(lock.holds()).toBe(false);
});

test('a lock that somebody deleted is made again by its owner', async () => {
  const folder = scratchFolder();
  const lock = await mustAcquire(folder, { heartbeatMilliseconds: 1e6 });
  rmSync(join(folder, 'host.lock'));
  const now = Date.now();
  vi.spyOn(Date, 'now').mockReturnValue(now + 1e7);
  expect(lock.holds()).toBe(true);
  expect(existsSync(join(folder, 'host.lock'))).toBe(true);
  expect(statSync(join(folder, 'host.lock')).size).toBeGreaterThan(0);
});
