import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { killTree, type WorkerLauncher, type WorkerMessage } from '@engine/index';
import { appRoot } from '@engine/runtimes';
import { testWorkerLauncher } from '@engine/scheduling/workerLauncher.contract';
import { bundledProgram, testWorkerFile } from '@engine/testing/engine';
import type { HostReply, HostRequest } from '../testing/workerHost';

const electron = join(appRoot(), '.cache/runtimes/electron/electron');
const hasDisplay = process.env['DISPLAY'] !== undefined || existsSync('/usr/bin/xvfb-run');

describe.skipIf(!existsSync(electron) || !hasDisplay)('workers as utility processes of Electron', () => {
  let host: ElectronHost;
  beforeAll(async () => {
    host = new ElectronHost();
    await host.opened;
  }, 30_000);
  afterAll(() => host.close());
  testWorkerLauncher(() => host);
});

/** Electron starts a folder with a package.json. */
function workerHostFolder(): string {
  const program = bundledProgram('electron/main/testing/workerHost.ts');
  writeFileSync(
    join(dirname(program), 'package.json'),
    JSON.stringify({ name: 'worker-host', main: basename(program) }),
  );
  return dirname(program);
}

/** Lets an Electron start the workers, and passes on what they say. */
class ElectronHost implements WorkerLauncher {
  private readonly process: ChildProcess;
  private readonly listeners = new Map<number, (reply: HostReply) => void>();
  private last = 0;
  readonly opened: Promise<void>;

  constructor() {
    const args = [electron, '--no-sandbox', '--disable-gpu', workerHostFolder(), testWorkerFile()];
    const [command = '', ...rest] =
      process.env['DISPLAY'] === undefined ? ['/usr/bin/xvfb-run', '-a', ...args] : args;
    this.process = spawn(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    this.opened = new Promise((resolve, reject) => {
      this.process.once('exit', () => reject(new Error('Electron ended.')));
      this.process.on('message', (reply: HostReply) => {
        if (reply.type === 'open') resolve();
        else this.listeners.get(reply.worker)?.(reply);
      });
    });
  }

  launch(): ReturnType<WorkerLauncher['launch']> {
    const worker = ++this.last;
    let pid: number | undefined;
    const heard: HostReply[] = [];
    const listeners = new Set<(reply: HostReply) => void>();
    this.listeners.set(worker, (reply) => {
      if (reply.type === 'message') pid ??= reply.pid;
      heard.push(reply);
      for (const listener of listeners) listener(reply);
    });
    const on = (listener: (reply: HostReply) => void): void => {
      heard.forEach(listener);
      listeners.add(listener);
    };
    this.ask({ type: 'launch', worker });
    return {
      get pid() {
        return pid;
      },
      send: (message) => this.ask({ type: 'send', worker, message }),
      onMessage: (listener) =>
        on((reply) => {
          if (reply.type === 'message') listener(reply.message as WorkerMessage);
        }),
      onStderr: (listener) =>
        on((reply) => {
          if (reply.type === 'line') listener(reply.line);
        }),
      onExit: (listener) =>
        on((reply) => {
          if (reply.type === 'exit') listener(reply.code);
        }),
      kill: () => this.ask({ type: 'kill', worker }),
    };
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    killTree(this.process.pid ?? 0);
    await ended;
  }

  private ask(request: HostRequest): void {
    if (this.process.connected) this.process.send(request);
  }
}
