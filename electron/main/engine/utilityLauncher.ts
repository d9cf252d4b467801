import { constants } from 'node:os';
import { utilityProcess, type UtilityProcess } from 'electron';
import {
  killGroup,
  killTree,
  onPrintedLine,
  type WorkerLauncher,
  type WorkerMessage,
  type WorkerProcess,
} from '@engine/index';

const quietMilliseconds = 30;
const longestMilliseconds = 1_000;

/** Starts workers as utility processes of Electron; `workerFile` is the built worker. */
export function utilityLauncher(workerFile: string): WorkerLauncher {
  return {
    launch: () =>
      wrap(
        utilityProcess.fork(workerFile, [], {
          serviceName: 'Lathe worker',
          stdio: 'pipe',
          execArgv: ['--enable-source-maps'],
        }),
      ),
  };
}

function wrap(child: UtilityProcess): WorkerProcess {
  // Unknown before the process has started, and again after it has ended.
  let pid: number | undefined;
  let hasEnded = false;
  let isKilled = false;
  let saidFarewell = false;
  const kill = (): void => {
    isKilled = true;
    // kill() of a utility process asks politely; a worker in native code would not hear it.
    if (pid !== undefined && !hasEnded) killTree(pid);
  };
  child.once('spawn', () => {
    pid = child.pid;
    if (isKilled) kill();
  });
  child.on('message', (message: WorkerMessage) => (saidFarewell ||= message.type === 'exiting'));
  const endLines: (() => void)[] = [];
  const outputs = [child.stdout, child.stderr].filter((stream) => stream !== null);
  return {
    get pid() {
      return pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message) => listener(message as WorkerMessage)),
    onStderr: (listener) => {
      for (const stream of outputs) endLines.push(onPrintedLine(stream, listener));
    },
    onExit: (listener) => {
      child.once('exit', (code) => {
        hasEnded = true;
        if (pid !== undefined) killGroup(pid);
        whenQuiet(outputs, () => {
          for (const end of endLines) end();
          listener(exitCode(code, { saidFarewell, isKilled }));
        });
      });
    },
    kill,
  };
}

/** Calls `then` when nothing more comes: the output of a utility process never says that it has ended. */
function whenQuiet(outputs: readonly NodeJS.ReadableStream[], then: () => void): void {
  const latest = Date.now() + longestMilliseconds;
  const postpone = (): void => {
    if (Date.now() < latest) quiet.refresh();
  };
  const quiet = setTimeout(() => {
    for (const output of outputs) output.off('data', postpone);
    then();
  }, quietMilliseconds);
  for (const output of outputs) output.on('data', postpone);
}

/**
 * Electron gives the bare number of the signal that ended a process, and at times 0 for one that was killed. One that
 * says farewell has ended by itself.
 */
function exitCode(code: number, how: { readonly saidFarewell: boolean; readonly isKilled: boolean }): number {
  const { saidFarewell, isKilled } = how;
  if (code === 0 && isKilled && !saidFarewell) return 128 + constants.signals.SIGKILL;
  const isSignal = process.platform !== 'win32' && code > 0 && code < 32 && !saidFarewell;
  return isSignal ? 128 + code : code;
}
