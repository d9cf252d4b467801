import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandOutput, LatheEvent } from '@shared/contract';
import { LatheError } from '@shared/errors';
import type { EngineOptions, OpenOptions, ProjectCommand, ProjectSession } from '../engine';
import type { HostServices } from '../blocks/blockKind';
import type { KindCatalogue } from '../graph';
import { Admission, RunGate, RunScheduler, RunStreams, type WorkerPool } from '../scheduling';
import { secretValues } from '../secrets';
import { ProjectLock, backUpDaily, openStore, presentArtifact, recoverStore } from '../store';
import { stopBackfills } from './backfillRunner';
import { checkProject } from './checkProject';
import { currentLimits } from './currentLimits';
import { answer } from './handlers';
import { hostServices } from './hostServices';
import { keepHouse } from './keepHouse';
import { modelFolder, resolveModel } from './models';
import { PipelineFiles } from './pipelineFiles';
import type { OtherProjects } from './products';
import type { ProjectContext } from './projectContext';
import { watchPipelines } from './watchPipelines';

export interface SessionSurroundings {
  readonly pool: WorkerPool;
  readonly catalogue: KindCatalogue;
  /** Where products of other projects are made. */
  readonly others: OtherProjects;
  readonly secretsOf?: EngineOptions['secretsOf'];
  emit(event: LatheEvent): void;
}

/** An open project and its context. */
export interface OpenedProject {
  readonly session: ProjectSession;
  readonly context: ProjectContext;
}

/**
 * Opens a project: takes the lock if asked to and possible, and marks what a dead host left unfinished.
 * @throws LatheError `project.notFound`, `document.invalid`, `document.newer`, `store.damaged`.
 */
export async function openSession(
  folderAsGiven: string,
  options: OpenOptions,
  surroundings: SessionSurroundings,
): Promise<OpenedProject> {
  const folder = existingFolder(folderAsGiven);
  const { catalogue, pool, emit } = surroundings;
  const secrets = surroundings.secretsOf?.(folder);
  const files = new PipelineFiles(folder, catalogue, secrets);
  const { name } = files.readProject();
  const claim =
    options.mode === 'own'
      ? await claimProject(folder, () => lose())
      : { readOnly: 'This project was opened for reading only.' };
  const store = openStoreOrRelease(folder, claim);
  const streams = new RunStreams(store, emit);
  const limits = currentLimits(files);
  const scheduler = new RunScheduler({
    projectFolder: folder,
    store,
    pool,
    catalogue,
    streams,
    emit,
    admission: new Admission(() => pool.mostWorkers, limits),
    gate: new RunGate(limits),
    get services() {
      return (services ??= hostServices(context, surroundings.others));
    },
    secrets: () => (secrets ? secretValues(secrets) : {}),
  });
  const context: ProjectContext = {
    folder,
    store,
    scheduler,
    pool,
    catalogue,
    files,
    emit,
    trigger: options.trigger ?? 'manual',
    readOnly: claim.readOnly,
    readOnlyCure: claim.cure,
    trusted: options.trusted ?? true,
  };
  const stopWatching = options.watch
    ? watchPipelines(folder, files, (pipeline) => emit({ name: 'pipelines.changed', payload: { pipeline } }))
    : () => undefined;
  let services: HostServices | undefined;
  const house = keepHouse(context);
  let closing: Promise<void> | undefined;

  function lose(): void {
    context.readOnly = 'Another process has taken this project over.';
    stopBackfills(context);
    void scheduler.close();
  }

  async function close(): Promise<void> {
    stopWatching();
    stopBackfills(context);
    await scheduler.close();
    streams.flush();
    await house.stop();
    store.close();
    if (claim.lock?.holds()) await backUpDaily(store.folder).catch(() => undefined);
    claim.lock?.release();
  }

  const session: ProjectSession = {
    folder,
    name,
    get readOnly() {
      return context.readOnly;
    },
    get trusted() {
      return context.trusted;
    },
    call: async <N extends ProjectCommand>(command: N, input: unknown) =>
      (await answer(command, input, context)) as CommandOutput<N>,
    trust: () => void (context.trusted = true),
    finished: (run) => scheduler.finished(run),
    check: () => checkProject(context),
    async predict(model, inFile, outFile) {
      const folder = await modelFolder(resolveModel(model, context), context);
      return pool.run('model.predict', { modelFolder: folder, inFile, outFile }).result;
    },
    resolveModel: (model) => {
      const { name: modelName, version } = resolveModel(model, context);
      return { name: modelName, version };
    },
    artifactFolder: (hash) => presentArtifact(store.artifacts, hash),
    close: () => (closing ??= close()),
  };
  return { session, context };
}

interface Claim {
  readonly lock?: ProjectLock;
  readonly readOnly: string | undefined;
  readonly cure?: string;
}

async function claimProject(folder: string, onLost: () => void): Promise<Claim> {
  try {
    const outcome = await ProjectLock.acquire(join(folder, '.lathe'), { onLost });
    if ('lock' in outcome) return { lock: outcome.lock, readOnly: undefined };
    return { readOnly: `This project is open in ${outcome.takenBy}; here it can only be looked at.` };
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(code)) throw LatheError.from(thrown);
    return code === 'ENOSPC'
      ? {
          readOnly: 'The disk is full; the project can only be looked at.',
          cure: 'Free some space, and open the project again.',
        }
      : {
          readOnly: 'The project folder cannot be written to; it can only be looked at.',
          cure: 'Allow this user to write to it, or copy the project to a folder where you may.',
        };
  }
}

function openStoreOrRelease(folder: string, claim: Claim): ReturnType<typeof openStore> {
  try {
    const { lock } = claim;
    if (!lock) return openStore(folder, 'read');
    const store = openStore(folder, 'own', () => lock.holds());
    recoverStore(store, Date.now());
    return store;
  } catch (thrown) {
    claim.lock?.release();
    throw thrown;
  }
}

function existingFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (cause) {
    throw new LatheError('project.notFound', `There is no folder ${folder}.`, {
      about: { file: folder },
      cause,
    });
  }
}
