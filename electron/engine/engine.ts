import type { CommandInput, CommandName, CommandOutput, LatheEvent } from '@shared/contract';
import type { Issue, RunSummary } from '@shared/model';
import type { WorkerLauncher } from './scheduling';
import type { SecretStore } from './secrets';

/** Commands that a project's session answers; the rest is the shell's (dialogs, settings, windows). */
export type ProjectCommand = Exclude<
  CommandName,
  `projects.${string}` | `settings.${string}` | `secrets.${string}` | `window.${string}` | 'system.runtimes'
>;

/** The contract's input, and what the shell adds to it: the folder an export goes to. */
export type ProjectCommandInput<N extends ProjectCommand> = N extends 'models.export'
  ? CommandInput<N> & { readonly out: string }
  : CommandInput<N>;

export interface EngineOptions {
  readonly launcher: WorkerLauncher;
  /** Most worker processes that run blocks at once. */
  readonly workers: number;
  /** The secrets of a project by its folder, links resolved. Without them there are none. */
  secretsOf?(projectFolder: string): SecretStore;
  /** Whether code of another project may run when a product is made there. Default: all are trusted. */
  isTrusted?(folder: string): boolean;
  /** Events of every open project. States come at once, streams at most ten times a second. */
  onEvent(event: LatheEvent): void;
}

export interface OpenOptions {
  /** `own` takes the project's lock, and reads only when another host has it; `read` never takes it. */
  readonly mode: 'own' | 'read';
  /** Whether what the project's files say may run. Default true: a command line is told what to run. */
  readonly trusted?: boolean;
  /** Emit `pipelines.changed` when a pipeline's file is edited elsewhere. Default false. */
  readonly watch?: boolean;
  /** What `runs.start` records as the trigger. Default `manual`. */
  readonly trigger?: 'manual' | 'cli';
}

/** An open project. */
export interface ProjectSession {
  readonly folder: string;
  readonly name: string;
  /** Why this host only reads, in words. */
  readonly readOnly: string | undefined;
  readonly trusted: boolean;
  /** Answers a command of the contract. The input is parsed here. Throws `LatheError`. */
  call<N extends ProjectCommand>(name: N, input: ProjectCommandInput<N>): Promise<CommandOutput<N>>;
  /** Allows running what the project's files say. */
  trust(): void;
  /** Settles when the run has ended, whatever way. */
  finished(run: number): Promise<RunSummary>;
  /** Every fault of every file of the project. */
  check(): Promise<Issue[]>;
  /** Batch scoring of a file with `name@reference`, a version number or an alias; streamed. */
  predict(
    model: string,
    inFile: string,
    outFile: string,
  ): Promise<{ rows: number; warnings: readonly string[] }>;
  /** The version that `name@reference` means: a number, an alias, or without `@` the newest. */
  resolveModel(model: string): { readonly name: string; readonly version: number };
  /** Folder of an artifact's files, which must only be read. Throws `artifact.missing`. */
  artifactFolder(hash: string): string;
  /** Cancels what runs, waits for its end, and gives up the lock. */
  close(): Promise<void>;
}

export interface Engine {
  openProject(folder: string, options: OpenOptions): Promise<ProjectSession>;
  /** Most workers from now on. */
  setWorkers(workers: number): void;
  /** Closes every project and ends every worker. */
  close(): Promise<void>;
}
