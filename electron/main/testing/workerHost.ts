import { app } from 'electron';
import type { HostMessage, WorkerProcess } from '@engine/index';
import { utilityLauncher } from '../engine/utilityLauncher';

/** What a test asks of `workerHost`, by the number it gave a worker. */
export type HostRequest =
  | { readonly type: 'launch'; readonly worker: number }
  | { readonly type: 'send'; readonly worker: number; readonly message: HostMessage }
  | { readonly type: 'kill'; readonly worker: number };

export type HostReply =
  | { readonly type: 'open' }
  | { readonly type: 'message'; readonly worker: number; readonly pid?: number; readonly message: unknown }
  | { readonly type: 'line'; readonly worker: number; readonly line: string }
  | { readonly type: 'exit'; readonly worker: number; readonly code: number | null };

/** An Electron without windows that starts workers for a test in another process. Takes the worker's file. */
const launcher = utilityLauncher(process.argv[process.argv.length - 1] ?? '');
const workers = new Map<number, WorkerProcess>();

process.on('disconnect', () => app.exit());
process.on('message', (request: HostRequest) => {
  const { worker } = request;
  if (request.type === 'launch') launch(worker);
  else if (request.type === 'send') workers.get(worker)?.send(request.message);
  else workers.get(worker)?.kill();
});
void app.whenReady().then(() => reply({ type: 'open' }));

function launch(worker: number): void {
  const started = launcher.launch();
  workers.set(worker, started);
  started.onMessage((message) => {
    const { pid } = started;
    reply({ type: 'message', worker, message, ...(pid === undefined ? {} : { pid }) });
  });
  started.onStderr((line) => reply({ type: 'line', worker, line }));
  started.onExit((code) => reply({ type: 'exit', worker, code }));
}

function reply(message: HostReply): void {
  process.send?.(message);
}
