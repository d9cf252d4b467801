import type { HostPort } from './hostPort';
import type { HostMessage, TaskHandlers } from './protocol';
import { RunningTask } from './runningTask';
import { Rest } from './taskMemory';

/** Answers the host's tasks with `handlers` until the process ends. */
export function serveTasks(port: HostPort, handlers: TaskHandlers): void {
  const running = new Map<number, RunningTask>();
  const rest = new Rest();
  let hasRunCode = false;
  port.onMessage((message) => {
    if (message.type === 'task') void work(message);
    else if (message.type === 'cancel') running.get(message.id)?.cancel();
    else running.get(message.id)?.stopEarly();
  });
  const giveUp = (thrown: unknown): void => {
    for (const task of running.values()) task.failLate(thrown);
    running.clear();
  };
  process.on('exit', (code) => running.forEach((task) => task.sayFarewell(code)));
  process.on('uncaughtException', giveUp);
  process.on('unhandledRejection', giveUp);
  port.send({ type: 'ready' });

  async function work(message: Extract<HostMessage, { type: 'task' }>): Promise<void> {
    const task = new RunningTask(message, (answer) => port.send(answer));
    running.set(message.id, task);
    if (task.runsCode && !hasRunCode) {
      hasRunCode = true;
      port.beforeCode?.();
    }
    await task.work(handlers);
    running.delete(message.id);
    setImmediate(takeRest);
  }

  function takeRest(): void {
    if (running.size > 0) return;
    const memoryBytes = rest.take();
    if (memoryBytes !== undefined) port.send({ type: 'rested', memoryBytes });
  }
}
