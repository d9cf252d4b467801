import { fork, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { onPrintedLine } from './printedLines';
import { killGroup, killTree } from './processTree';
import type { HostMessage, WorkerLauncher, WorkerMessage, WorkerProcess } from './protocol';
import { whenDrained } from './whenDrained';

/** Starts workers as child processes of Node; `workerFile` is the built worker. */
export function forkLauncher(workerFile: string): WorkerLauncher {
  return {
    launch: () =>
      wrap(
        // A process group of its own: the terminal's Ctrl-C stays with the host, and a kill takes its children too.
        fork(workerFile, [], {
          serialization: 'advanced',
          stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
          detached: process.platform !== 'win32',
          execArgv: ['--enable-source-maps'],
        }),
      ),
  };
}

function wrap(child: ChildProcess): WorkerProcess {
  child.on('error', () => undefined);
  return {
    get pid() {
      return child.pid;
    },
    send(message: HostMessage) {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage(listener) {
      child.on('message', (message) => listener(message as WorkerMessage));
    },
    onStderr(listener) {
      for (const stream of [child.stderr, child.stdout]) if (stream) onPrintedLine(stream, listener);
    },
    onExit(listener) {
      const { pid } = child;
      if (pid === undefined) {
        child.once('error', () => listener(null));
        return;
      }
      child.once('exit', (code, signal) => {
        killGroup(pid);
        const exitCode = signal === null ? code : 128 + constants.signals[signal];
        whenDrained([child], () => listener(exitCode));
      });
    },
    kill() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      killTree(child.pid);
    },
  };
}
