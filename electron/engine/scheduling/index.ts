export { forkLauncher } from './forkLauncher';
export { onPrintedLine } from './printedLines';
export { killGroup, killTree } from './processTree';
export type { WorkerLauncher, WorkerProcess, HostMessage, WorkerMessage } from './protocol';
export { RunScheduler, type RunRequest } from './runScheduler';
export { RunStreams } from './runStreams';
export { Admission, RunGate, type ProjectLimits } from './admission';
export { WorkerPool, type TaskHandle } from './workerPool';
