import { leadProcessGroup } from '../runtimes';
import type { HostMessage, WorkerMessage } from './protocol';

/** The worker's end of the line to its host, whatever started it. */
export interface HostPort {
  send(message: WorkerMessage): void;
  onMessage(listener: (message: HostMessage) => void): void;
  /** Before the first task that runs code of the project. */
  beforeCode?(): void;
}

/** Electron's end of a utility process; absent in a child process of Node. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** Of a utility process of Electron or of a child process of Node. */
export function hostPort(): HostPort {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (!parentPort) {
    return {
      send: (message) => void process.send?.(message),
      onMessage: (listener) => void process.on('message', (message) => listener(message as HostMessage)),
    };
  }
  return {
    send: (message) => parentPort.postMessage(message),
    onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data as HostMessage)),
    beforeCode: leadProcessGroup,
  };
}
