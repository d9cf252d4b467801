import { randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  rmdirSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeWholeFile } from './wholeFile';

const heartbeatMilliseconds = 2_000;
/** An owner that is silent for this long has lost the project, whatever its process id says. */
const silenceMilliseconds = 30_000;

interface Owner {
  readonly token: string;
  readonly pid: number;
  readonly machine: string;
}

export type LockOutcome = { readonly lock: ProjectLock } | { readonly takenBy: string };

/** The right to schedule a project, held by one process: `.lathe/host.lock`, whose time is renewed while it lives. */
export class ProjectLock {
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly file: string,
    private readonly token: string,
    private readonly onLost: () => void,
  ) {}

  /** Takes the lock, also from an owner that died. `onLost` is told when another host took it over. */
  static acquire(folder: string, onLost: () => void = () => undefined): LockOutcome {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'host.lock');
    const lock = new ProjectLock(file, randomUUID(), onLost);
    if (lock.createNew() || lock.takeOver()) {
      lock.keep();
      return { lock };
    }
    return { takenBy: describe(readOwner(file)) };
  }

  release(): void {
    clearInterval(this.timer);
    if (readOwner(this.file)?.token === this.token) rmSync(this.file, { force: true });
  }

  private createNew(): boolean {
    try {
      const descriptor = openSync(this.file, 'wx');
      writeSync(descriptor, this.text());
      closeSync(descriptor);
      return true;
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw thrown;
    }
  }

  /** Replaces a dead owner's lock; a folder beside it keeps two hosts from doing so at once. */
  private takeOver(): boolean {
    const gate = `${this.file}.takeover`;
    if (isOld(gate)) rmSync(gate, { recursive: true, force: true });
    try {
      mkdirSync(gate);
    } catch {
      return false;
    }
    try {
      if (isHeld(this.file)) return false;
      writeWholeFile(this.file, this.text());
      return true;
    } finally {
      rmdirSync(gate);
    }
  }

  private keep(): void {
    this.timer = setInterval(() => {
      if (readOwner(this.file)?.token === this.token) {
        const now = new Date();
        utimesSync(this.file, now, now);
        return;
      }
      clearInterval(this.timer);
      this.onLost();
    }, heartbeatMilliseconds);
    this.timer.unref();
  }

  private text(): string {
    const owner: Owner = { token: this.token, pid: process.pid, machine: hostname() };
    return JSON.stringify(owner);
  }
}

/** Whether a host that lives has the project. `folder` is its `.lathe`. */
export function projectIsHeld(folder: string): boolean {
  return isHeld(join(folder, 'host.lock'));
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isHeld(file: string): boolean {
  const owner = readOwner(file);
  if (!owner || isOld(file)) return false;
  return owner.machine !== hostname() || processLives(owner.pid);
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isOld(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > silenceMilliseconds;
}

function describe(owner: Owner | undefined): string {
  if (!owner) return 'another process';
  if (owner.pid === process.pid && owner.machine === hostname()) return 'this program itself';
  return owner.machine === hostname() ? `process ${owner.pid}` : `process ${owner.pid} on ${owner.machine}`;
}
