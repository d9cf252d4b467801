import { LatheError } from '@shared/errors';
import { captureConsole } from './captureConsole';
import { ReportBuffer } from './reportBuffer';
import type { HostMessage, TaskControl, TaskHandlers, WorkerMessage } from './protocol';

/** The worker's end of the line to its host, whatever started it. */
export interface HostPort {
  send(message: WorkerMessage): void;
  onMessage(listener: (message: HostMessage) => void): void;
}

interface RunningTask {
  readonly cancel: AbortController;
  readonly stopEarly: AbortController;
  readonly reports: ReportBuffer;
}

/** Answers the host's tasks with `handlers` until the process ends. */
export function serveTasks(port: HostPort, handlers: TaskHandlers): void {
  const running = new Map<number, RunningTask>();
  port.onMessage((message) => {
    if (message.type === 'task') void work(message);
    else if (message.type === 'cancel') running.get(message.id)?.cancel.abort();
    else running.get(message.id)?.stopEarly.abort();
  });
  // What user code throws outside of any promise leaves the process in doubt: it reports, and asks to be replaced.
  const giveUp = (thrown: unknown): void => {
    for (const [id, { reports }] of running) {
      reports.flush();
      const error = LatheError.from(thrown, 'code.failed').toData();
      port.send({ type: 'failed', id, error, memoryBytes: Number.MAX_SAFE_INTEGER });
    }
    running.clear();
  };
  process.on('exit', () => running.forEach(({ reports }) => reports.flush()));
  process.on('uncaughtException', giveUp);
  process.on('unhandledRejection', giveUp);
  port.send({ type: 'ready' });

  async function work({ id, name, input }: Extract<HostMessage, { type: 'task' }>): Promise<void> {
    const task: RunningTask = {
      cancel: new AbortController(),
      stopEarly: new AbortController(),
      reports: new ReportBuffer(id, (message) => port.send(message)),
    };
    running.set(id, task);
    const control: TaskControl = {
      signal: task.cancel.signal,
      stopEarly: task.stopEarly.signal,
      log: (level, text) => task.reports.log(level, text),
      progress: (note) => task.reports.progress(note),
      points: (points) => task.reports.points(points),
      checks: (results) => task.reports.checks(results),
    };
    const release = captureConsole(control);
    try {
      const handler = handlers[name] as (input: unknown, control: TaskControl) => Promise<unknown>;
      const output = await handler(input, control);
      task.reports.flush();
      if (running.has(id)) port.send({ type: 'done', id, output, memoryBytes: process.memoryUsage.rss() });
    } catch (thrown) {
      task.reports.flush();
      const error = task.cancel.signal.aborted
        ? new LatheError('run.cancelled', 'Cancelled.').toData()
        : LatheError.from(thrown).toData();
      if (running.has(id)) port.send({ type: 'failed', id, error, memoryBytes: process.memoryUsage.rss() });
    } finally {
      running.delete(id);
      release();
    }
  }
}
