import { Worker } from 'node:worker_threads';
import { killOwnTree } from '@engine/workerDoor';

/** The group of this process goes with it, where it leads one. */
const watch = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.ppid === workerData) return;
    try {
      process.kill(-process.pid, 'SIGKILL');
    } catch {
      process.kill(process.pid, 'SIGKILL');
    }
  }, 1000);
`;

/**
 * Ends this process, and what it started, when its host has died. A thread of its own watches, because user code may
 * keep the main thread in an endless loop.
 */
export function endWithHost(): void {
  process.on('disconnect', killOwnTree);
  if (process.platform === 'win32') return;
  const watcher = new Worker(watch, { eval: true, workerData: process.ppid });
  watcher.on('error', () => undefined);
  watcher.unref();
}
