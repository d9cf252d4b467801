import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LatheEvent } from '@shared/contract';
import type { BlockRun, RunDetail } from '@shared/model';
import { createEngine } from '@engine/createEngine';
import type { EngineOptions, OpenOptions, ProjectSession } from '@engine/engine';
import { forkLauncher } from '@engine/scheduling';
import { scratchFolder } from '../scratchFolder';
import { testWorkerFile } from './bundlePrograms';
import { testKinds } from './testKinds';

export interface TestProject {
  readonly folder: string;
  readonly session: ProjectSession;
  readonly events: LatheEvent[];
  write(file: string, text: string): void;
  /** Runs `train` to its end. */
  run(options?: Omit<Parameters<typeof startInput>[0], 'pipeline'>): Promise<RunDetail>;
  /** Resolves with the first event that `wanted` accepts, past ones included. */
  until(wanted: (event: LatheEvent) => boolean): Promise<LatheEvent>;
  /** Ends the engine with all its workers, before the test's end. */
  close(): Promise<void>;
}

/** A project on disk whose pipeline `train` has the given blocks, opened by an engine with real workers. */
export async function testProject(
  blocks: string,
  options: Partial<OpenOptions> = {},
  host: Partial<EngineOptions> = {},
): Promise<TestProject> {
  const folder = scratchFolder();
  writeProjectFile(folder, 'lathe.yaml', 'lathe: 1\nname: Test\nvariables: { base: 1 }\n');
  writeProjectFile(folder, 'pipelines/train.yaml', `lathe: 1\nname: Train\nblocks:\n${blocks}`);
  return openTestProject(folder, options, host);
}

export async function openTestProject(
  folder: string,
  options: Partial<OpenOptions> = {},
  host: Partial<EngineOptions> = {},
): Promise<TestProject> {
  const events: LatheEvent[] = [];
  const listeners = new Set<(event: LatheEvent) => void>();
  const engine = createEngine(
    {
      launcher: forkLauncher(testWorkerFile()),
      workers: 2,
      onEvent: (event) => {
        events.push(event);
        for (const listener of listeners) listener(event);
      },
      ...host,
    },
    testKinds,
  );
  onTestFinished(() => engine.close());
  const session = await engine.openProject(folder, { mode: 'own', ...options });
  return {
    folder,
    session,
    close: () => engine.close(),
    events,
    write: (file, text) => writeProjectFile(folder, file, text),
    async run(given = {}) {
      const { id } = await session.call('runs.start', startInput({ pipeline: 'train', ...given }));
      await session.finished(id);
      return session.call('runs.show', { run: id });
    },
    until: (wanted) =>
      new Promise((resolve) => {
        const past = events.find(wanted);
        if (past) return resolve(past);
        const listener = (event: LatheEvent): void => {
          if (!wanted(event)) return;
          listeners.delete(listener);
          resolve(event);
        };
        listeners.add(listener);
      }),
  };
}

/** `{ block: state }` of a run. */
export function statesOf({ blocks }: { readonly blocks: readonly BlockRun[] }): Record<string, string> {
  return Object.fromEntries(blocks.map(({ block, state }) => [block, state]));
}

/** `{ block: reason }` of a run. */
export function reasonsOf({ blocks }: { readonly blocks: readonly BlockRun[] }): Record<string, string> {
  return Object.fromEntries(blocks.map(({ block, reason }) => [block, reason]));
}

function startInput(input: import('@shared/contract').CommandInput<'runs.start'>): typeof input {
  return input;
}

function writeProjectFile(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
