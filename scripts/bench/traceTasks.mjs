import { readFileSync } from 'node:fs';

const threads = { CrBrowserMain: 'main', CrRendererMain: 'renderer' };

/**
 * Tasks of the main thread and of the renderers' in a Chromium trace: `wall` is how long each took, `cpu` how much of
 * that it computed, in milliseconds. They differ where other processes had the processor.
 */
export function traceTasks(file) {
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8'));
  const names = new Map();
  for (const { name, pid, tid, args } of traceEvents) {
    if (name === 'thread_name' && args.name in threads) names.set(`${pid}/${tid}`, threads[args.name]);
  }
  const tasks = { main: [], renderer: [] };
  for (const { name, ph, pid, tid, dur, tdur } of traceEvents) {
    const thread = names.get(`${pid}/${tid}`);
    // The other name for the same task is RunTask, nested in this one.
    if (thread && ph === 'X' && name === 'ThreadControllerImpl::RunTask') {
      tasks[thread].push({ wall: dur / 1000, cpu: (tdur ?? dur) / 1000 });
    }
  }
  return tasks;
}
