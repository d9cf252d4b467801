import { Worker } from 'node:worker_threads';

const watch = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL');
  }, 1000);
`;

/**
 * Ends this process when its host has died. A thread of its own watches, because user code may keep the
 * main thread in an endless loop.
 */
export function endWithHost(): void {
  process.on('disconnect', () => process.exit(0));
  if (process.platform === 'win32') return;
  const watcher = new Worker(watch, { eval: true, workerData: process.ppid });
  watcher.on('error', () => undefined);
  watcher.unref();
}
