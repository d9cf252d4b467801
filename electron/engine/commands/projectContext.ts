import { LatheError } from '@shared/errors';
import type { CommandOutput, LatheEvent, ParsedInput } from '@shared/contract';
import type { ProjectCommand } from '../engine';
import type { KindCatalogue } from '../graph';
import type { RunScheduler, WorkerPool } from '../scheduling';
import type { ProjectStore } from '../store';
import type { PipelineFiles } from './pipelineFiles';

/** What the handlers of an open project work with. */
export interface ProjectContext {
  readonly folder: string;
  readonly store: ProjectStore;
  readonly scheduler: RunScheduler;
  readonly pool: WorkerPool;
  readonly catalogue: KindCatalogue;
  readonly files: PipelineFiles;
  readonly trigger: 'manual' | 'cli';
  /** Why this host only reads, in words. */
  readOnly: string | undefined;
  /** What to do about it, when that is not to close another host. */
  readonly readOnlyCure?: string | undefined;
  trusted: boolean;
  emit(event: LatheEvent): void;
}

type HandlerInput<N extends ProjectCommand> = N extends 'models.export'
  ? ParsedInput<N> & { readonly out: string }
  : ParsedInput<N>;

/** One handler for each command; input parsed, defaults filled in. */
export type Handlers<N extends ProjectCommand> = {
  readonly [K in N]: (
    input: HandlerInput<K>,
    project: ProjectContext,
  ) => CommandOutput<K> | Promise<CommandOutput<K>>;
};

/** The commands of one feature. */
export type CommandsOf<Feature extends string> = Extract<ProjectCommand, `${Feature}.${string}`>;

/** @throws LatheError `project.locked` when this host only reads. */
export function mustOwn(project: ProjectContext): void {
  if (project.readOnly === undefined) return;
  throw new LatheError('project.locked', project.readOnly, {
    cure: project.readOnlyCure ?? 'Use the window or command that has the project open, or close it there.',
  });
}

/** @throws LatheError `project.untrusted` until the user agreed to run what the project's files say. */
export function mustBeTrusted(project: ProjectContext): void {
  if (project.trusted) return;
  throw new LatheError(
    'project.untrusted',
    'This project came from elsewhere, and running it runs its code.',
    {
      cure: 'Look at its files, then choose “Trust this project”.',
    },
  );
}
