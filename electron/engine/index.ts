/** The engine's door for hosts: the desktop shell and the command line. Loads no table or tensor library. */
export { createProject, createProjectFromFile, createSampleProject, sampleList } from './commands';
export { createEngine } from './createEngine';
export type {
  Engine,
  EngineOptions,
  OpenOptions,
  ProjectCommand,
  ProjectCommandInput,
  ProjectSession,
} from './engine';
export { matchesExpression, namesIn, parseExpression, parseSetting, type Expression } from './graph';
export {
  forkLauncher,
  killGroup,
  killTree,
  onPrintedLine,
  type HostMessage,
  type WorkerLauncher,
  type WorkerMessage,
  type WorkerProcess,
} from './scheduling';
export { SecretFile, projectSecrets, type Seal, type SecretPlace, type SecretStore } from './secrets';
export { repairStore, writeWholeFile, type RepairFinding } from './store';
export { runtimeStatuses } from './runtimes';
