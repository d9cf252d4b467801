import { spawn } from 'node:child_process';
import { endWithHost } from '../endWithHost';

/** Stands for a worker whose code has started a process, and then listens or loops for ever. */
endWithHost();
const { pid } = spawn('sleep', ['600'], { stdio: 'ignore', detached: process.argv[2] === 'listens' });
process.send?.([process.pid, pid], undefined, undefined, () => {
  if (process.argv[2] === 'loops') for (;;);
});
process.on('message', () => undefined);
