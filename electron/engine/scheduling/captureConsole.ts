import { format } from 'node:util';
import type { TaskReports } from './protocol';

const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warning', error: 'error' } as const;

/** Sends what code prints with `console` to the task's log. Returns the function that ends it. */
export function captureConsole(reports: Pick<TaskReports, 'log'>): () => void {
  const methods = Object.keys(levels) as (keyof typeof levels)[];
  const originals = methods.map((method) => console[method]);
  for (const method of methods) {
    console[method] = (...values: unknown[]) => reports.log(levels[method], format(...values));
  }
  return () => methods.forEach((method, index) => (console[method] = originals[index] ?? console[method]));
}
