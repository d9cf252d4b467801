import '@engine/runtimes/polyfill';
import { constants, setPriority } from 'node:os';
import { hostPort, serveTasks, taskHandlers } from '@engine/workerDoor';
import { endWithHost } from './endWithHost';

// The window comes first on a busy machine. Threads that libraries start from now on inherit it.
if ('parentPort' in process && process.parentPort) setPriority(constants.priority.PRIORITY_LOW);
endWithHost();
serveTasks(hostPort(), taskHandlers);
