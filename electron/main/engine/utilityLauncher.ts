import { app, utilityProcess, type UtilityProcess } from 'electron';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { WorkerLauncher, WorkerMessage, WorkerProcess } from '@engine/index';

/** Starts workers as utility processes of Electron. */
export const utilityLauncher: WorkerLauncher = {
  launch: () =>
    wrap(
      utilityProcess.fork(join(app.getAppPath(), 'out', 'main', 'worker.cjs'), [], {
        serviceName: 'Lathe worker',
        stdio: 'pipe',
        execArgv: ['--enable-source-maps'],
      }),
    ),
};

function wrap(child: UtilityProcess): WorkerProcess {
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message) => listener(message as WorkerMessage)),
    onStderr: (listener) => {
      for (const stream of [child.stderr, child.stdout]) {
        if (stream) createInterface({ input: stream as Readable }).on('line', listener);
      }
    },
    onExit: (listener) => void child.once('exit', (code) => listener(code)),
    kill: () => {
      // kill() of a utility process asks politely; a worker in native code would not hear it.
      if (child.pid === undefined) child.kill();
      else killHard(child);
    },
  };
}

function killHard(child: UtilityProcess): void {
  try {
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
  } catch {
    child.kill();
  }
}
