import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, rmdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { heartbeatOf, watchMilliseconds } from './heartbeatWatch';
import { processLives, processSpace, processStart } from './processIdentity';
import { writeWholeFile } from './wholeFile';

interface Owner {
  readonly token: string;
  readonly pid: number;
  readonly machine: string;
  /** Where the process id counts; absent in locks of older versions, like the start. */
  readonly space?: string;
  readonly start?: string;
}

export type LockOutcome = { readonly lock: ProjectLock } | { readonly takenBy: string };

interface LockOptions {
  /** Told when another host took the lock over. */
  readonly onLost?: () => void;
  readonly heartbeatMilliseconds?: number;
  /** How long a lock is watched whose owner cannot be asked for. */
  readonly watchMilliseconds?: number;
}

/**
 * The right to schedule a project, held by one process: `.lathe/host.lock`.
 *
 * On this machine the owner lives as long as its process does, told from a later process with the same id by its
 * start: no clock has a say, and an owner that a debugger or a full machine stops keeps its project. Elsewhere, or
 * where the system does not tell starts, the owner lives as long as it touches the file every two seconds, judged
 * by watching (`heartbeatOf`). An owner looks whether the lock is its own at each beat, and before a write when a
 * beat is late, as after a sleep of the machine; `holds` is then false for ever.
 */
export class ProjectLock {
  private timer: NodeJS.Timeout | undefined;
  private readonly token = randomUUID();
  private lost = false;
  private lastBeat = { clock: Date.now(), monotonic: performance.now() };

  private constructor(
    private readonly file: string,
    private readonly options: Required<LockOptions>,
  ) {}

  /**
   * Takes the lock, also from an owner that died. Settles at once, unless it must be watched first.
   * @param folder the project's `.lathe`; made when it is not there.
   */
  static async acquire(folder: string, options: LockOptions = {}): Promise<LockOutcome> {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'host.lock');
    const settings = { onLost: () => undefined, heartbeatMilliseconds: 2_000, watchMilliseconds, ...options };
    const lock = new ProjectLock(file, settings);
    for (;;) {
      if (lock.createNew() || lock.takeOver()) {
        lock.keep();
        return { lock };
      }
      if (isHeld(file, settings.watchMilliseconds) === true) return { takenBy: describe(readOwner(file)) };
      await delay(Math.min(250, settings.watchMilliseconds / 4));
    }
  }

  /** Whether this process still has the project. Costs nothing while the heart beats. */
  holds(): boolean {
    const { clock, monotonic } = this.lastBeat;
    const late = 2.5 * this.options.heartbeatMilliseconds;
    if (Math.abs(Date.now() - clock) > late || performance.now() - monotonic > late) this.beat();
    return !this.lost;
  }

  release(): void {
    clearInterval(this.timer);
    this.lost = true;
    if (isTokenOf(this.token, readOwner(this.file))) rmSync(this.file, { force: true });
  }

  /** The file appears with its content, where the file system can link; one without content is a lock too. */
  private createNew(): boolean {
    const draft = `${this.file}.${this.token}`;
    try {
      writeFileSync(draft, this.text());
      linkSync(draft, this.file);
      return true;
    } catch (thrown) {
      const { code, syscall } = thrown as NodeJS.ErrnoException;
      if (code === 'EEXIST') return false;
      if (syscall !== 'link') throw thrown;
      return this.createInPlace();
    } finally {
      rmSync(draft, { force: true });
    }
  }

  private createInPlace(): boolean {
    try {
      writeFileSync(this.file, this.text(), { flag: 'wx' });
      return true;
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw thrown;
    }
  }

  /** Replaces a dead owner's lock; a folder beside it keeps two hosts from doing so at once. */
  private takeOver(): boolean {
    const gate = `${this.file}.takeover`;
    const watch = this.options.watchMilliseconds;
    if (isHeld(this.file, watch) !== false) return false;
    try {
      mkdirSync(gate);
    } catch {
      // Of another that takes it over now, or that died while it did.
      if (heartbeatOf(gate, { watch, fresh: 0 }) === 'silent') rmSync(gate, { recursive: true, force: true });
      return false;
    }
    try {
      if (isHeld(this.file, watch) !== false) return false;
      writeWholeFile(this.file, this.text());
      return true;
    } finally {
      rmdirSync(gate);
    }
  }

  private keep(): void {
    this.lastBeat = { clock: Date.now(), monotonic: performance.now() };
    this.timer = setInterval(() => this.beat(), this.options.heartbeatMilliseconds);
    this.timer.unref();
  }

  private beat(): void {
    if (this.lost) return;
    try {
      if (isTokenOf(this.token, readOwner(this.file)) || this.createNew()) {
        const now = new Date();
        utimesSync(this.file, now, now);
        this.lastBeat = { clock: now.getTime(), monotonic: performance.now() };
        return;
      }
    } catch (thrown) {
      // Whatever keeps the file from being read for a moment takes nothing from its owner.
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') return;
    }
    this.lost = true;
    clearInterval(this.timer);
    this.options.onLost();
  }

  private text(): string {
    const start = processStart(process.pid);
    const owner: Owner = {
      token: this.token,
      pid: process.pid,
      machine: hostname(),
      space: processSpace(),
      ...(start === undefined ? {} : { start }),
    };
    return JSON.stringify(owner);
  }
}

/** Whether a host has the project, as far as can be told at once. `folder` is its `.lathe`. */
export function projectIsHeld(folder: string): boolean {
  return isHeld(join(folder, 'host.lock')) !== false;
}

/** Undefined: not known yet. @throws of the file system, unless there is no file or no owner in it. */
function isHeld(file: string, watch?: number): boolean | undefined {
  const owner = readOwner(file);
  const fate = owner === 'absent' ? 'dead' : owner ? fateOf(owner) : 'unknown';
  if (fate !== 'unknown') return fate === 'lives';
  const heartbeat = heartbeatOf(file, watch === undefined ? {} : { watch });
  return heartbeat === 'unsure' ? undefined : heartbeat === 'beating';
}

function fateOf({ pid, machine, space, start }: Owner): 'lives' | 'dead' | 'unknown' {
  if (machine !== hostname() || (space !== undefined && space !== processSpace())) return 'unknown';
  if (!processLives(pid)) return 'dead';
  const found = start === undefined ? undefined : processStart(pid);
  if (found === undefined) return 'unknown';
  return found === start ? 'lives' : 'dead';
}

/** Undefined when the file names no owner. */
function readOwner(file: string): Owner | 'absent' | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return 'absent';
    throw thrown;
  }
  try {
    const owner = JSON.parse(text) as Owner | null;
    return typeof owner?.token === 'string' ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isTokenOf(token: string, owner: ReturnType<typeof readOwner>): boolean {
  return typeof owner === 'object' && owner.token === token;
}

function describe(owner: ReturnType<typeof readOwner>): string {
  if (typeof owner !== 'object') return 'another process';
  if (owner.machine !== hostname()) return `process ${owner.pid} on ${owner.machine}`;
  return owner.pid === process.pid && (owner.space ?? processSpace()) === processSpace()
    ? 'this program itself'
    : `process ${owner.pid}`;
}
