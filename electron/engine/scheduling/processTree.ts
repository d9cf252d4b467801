import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Kills a process and all that it started, with force. Whether it has ended, its launcher hears. */
export function killTree(pid: number): void {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => signal(pid, 'SIGKILL'),
    );
    return;
  }
  // Stopped first, so that it starts nothing more while its children are looked for.
  signal(pid, 'SIGSTOP');
  for (const child of descendantsOf(pid)) signal(child, 'SIGKILL');
  killGroup(pid);
  signal(pid, 'SIGKILL');
}

/** Kills this process and all that it started, with force. */
export function killOwnTree(): void {
  if (process.platform === 'win32') process.exit(1);
  for (const child of descendantsOf(process.pid)) signal(child, 'SIGKILL');
  killGroup(process.pid);
  signal(process.pid, 'SIGKILL');
}

/** Kills what is left of the process group that `pid` led. */
export function killGroup(pid: number): void {
  if (process.platform !== 'win32') signal(-pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
  // 0 would be the group of this process itself.
  if (pid === 0) return;
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

/** Children, and their children, whatever groups they made themselves. */
function descendantsOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const [child, parent] of parentsOfAll())
    children.set(parent, [...(children.get(parent) ?? []), child]);
  const found: number[] = [];
  const toVisit = [pid];
  for (let next = toVisit.pop(); next !== undefined; next = toVisit.pop()) {
    for (const child of children.get(next) ?? []) {
      found.push(child);
      toVisit.push(child);
    }
  }
  return found;
}

function parentsOfAll(): [child: number, parent: number][] {
  try {
    return process.platform === 'linux' ? parentsFromProc() : parentsFromPs();
  } catch {
    return [];
  }
}

function parentsFromProc(): [number, number][] {
  return readdirSync('/proc').flatMap((name): [number, number][] => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      // The name in brackets may hold anything; state and parent follow it.
      return [[pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
    } catch {
      return [];
    }
  });
}

function parentsFromPs(): [number, number][] {
  const table = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' });
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}
