import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import type { LatheEvent } from '@shared/contract';
import { createEngine, forkLauncher, type ProjectSession } from '@engine/index';
import { userSecrets } from './userSecrets';

interface ProjectUse {
  readonly folder: string;
  /** `own` where something is written. */
  readonly mode: 'own' | 'read';
  onEvent?(event: LatheEvent): void;
  /** Ends every worker, so that what waits for one fails at once. */
  readonly interrupted?: AbortSignal;
}

/** Opens a project for the time of one function; the engine's processes have ended when it settles. */
export async function withProject<T>(
  use: ProjectUse,
  work: (session: ProjectSession) => Promise<T>,
): Promise<T> {
  const engine = createEngine({
    launcher: forkLauncher(join(__dirname, 'worker.cjs')),
    workers: cpus().length,
    secretsOf: userSecrets,
    onEvent: (event) => use.onEvent?.(event),
  });
  use.interrupted?.addEventListener('abort', () => void engine.close(), { once: true });
  try {
    const session = await engine.openProject(resolve(use.folder), { mode: use.mode, trigger: 'cli' });
    return await work(session);
  } finally {
    await engine.close();
  }
}
