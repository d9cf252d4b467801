import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Starts the system's count of a process's most resident memory anew.
 * @returns false where the system does not let it: then `residentPeak` is that of the process's whole life.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
 */
export function resetResidentPeak(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return true;
  } catch {
    return false;
  }
}

/** The most resident memory of a process since the count began, in bytes; undefined where the system does not say. */
export function residentPeak(pid: number | 'self'): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
