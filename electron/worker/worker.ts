import '@engine/runtimes/polyfill';
import { constants, setPriority } from 'node:os';
import type { HostMessage } from '@engine/scheduling/protocol';
import { serveTasks, taskHandlers, type HostPort } from '@engine/workerDoor';
import { endWithHost } from './endWithHost';

/** Electron's end of a utility process; absent in a child process of Node. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const { parentPort } = process as { parentPort?: ParentPort };

const port: HostPort = parentPort
  ? {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data as HostMessage)),
    }
  : {
      send: (message) => void process.send?.(message),
      onMessage: (listener) => void process.on('message', (message) => listener(message as HostMessage)),
    };

// The window comes first on a busy machine. Threads that libraries start from now on inherit it.
if (parentPort) setPriority(constants.priority.PRIORITY_LOW);
endWithHost();
serveTasks(port, taskHandlers);
