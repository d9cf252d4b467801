import { requireLate } from './appRoot';

interface Koffi {
  load(library: null): { func(prototype: string): (...values: number[]) => number };
}

/**
 * Makes this process the head of a process group of its own, so that what it starts can be ended with it. Node has no
 * call for that. Where the library that calls the system is absent, only children that are still known are ended.
 */
export function leadProcessGroup(): void {
  if (process.platform === 'win32') return;
  try {
    (requireLate('koffi') as Koffi).load(null).func('int setpgid(int, int)')(0, 0);
  } catch {
    // As said above.
  }
}
