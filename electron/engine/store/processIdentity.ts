import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Where a process id means one process: this machine, and on Linux its namespace (a container has its own). */
export function processSpace(): string {
  return [hostname(), read(() => readlinkSync('/proc/self/ns/pid'))].filter(Boolean).join(' ');
}

/**
 * What tells a process from a later one with the same id: the machine's boot and the process's start in it, which no
 * change of the clock moves. Undefined where the process is not, or the system does not say.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = statOf(pid);
    return stat && !stat.isDead ? `${bootId()} ${stat.startTicks}` : undefined;
  }
  if (process.platform === 'win32') return undefined;
  return read(() =>
    execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim(),
  );
}

export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
  // One that was killed and whose parent has not asked yet still answers.
  return process.platform !== 'linux' || statOf(pid)?.isDead !== true;
}

/** `/proc/PID/stat`, see proc(5): the name in parentheses may hold anything, so fields count from its end. */
function statOf(pid: number): { readonly isDead: boolean; readonly startTicks: string } | undefined {
  const text = read(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields && { isDead: fields[0] === 'Z' || fields[0] === 'X', startTicks: fields[19] ?? '' };
}

function bootId(): string {
  return read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? '';
}

function read(work: () => string): string | undefined {
  try {
    return work() || undefined;
  } catch {
    return undefined;
  }
}
