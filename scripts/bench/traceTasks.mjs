import { readFileSync } from 'node:fs';

const threads = { CrBrowserMain: 'main', CrRendererMain: 'renderer' };

/** Milliseconds of every task of the main thread and of the renderers' in a Chromium trace, longest first. */
export function traceTasks(file) {
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8'));
  const names = new Map();
  for (const { name, pid, tid, args } of traceEvents) {
    if (name === 'thread_name' && args.name in threads) names.set(`${pid}/${tid}`, threads[args.name]);
  }
  const tasks = { main: [], renderer: [] };
  for (const { name, ph, pid, tid, dur } of traceEvents) {
    const thread = names.get(`${pid}/${tid}`);
    if (thread && ph === 'X' && /^(ThreadControllerImpl::)?RunTask$/.test(name))
      tasks[thread].push(dur / 1000);
  }
  for (const list of Object.values(tasks)) list.sort((one, other) => other - one);
  return tasks;
}
