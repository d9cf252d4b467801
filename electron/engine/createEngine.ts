import { blockKinds } from './blocks';
import { openSession, statusOf, type OpenedProject } from './commands';
import type { Engine, EngineOptions } from './engine';
import { kindCatalogue, type AnyBlockKind } from './graph';
import { WorkerPool } from './scheduling';

const statusMilliseconds = 100;

/**
 * The engine of one host: open projects share its workers. Nothing starts until it is needed.
 * @param kinds the block kinds; all there are unless a test says otherwise.
 */
export function createEngine(options: EngineOptions, kinds: readonly AnyBlockKind[] = blockKinds): Engine {
  const catalogue = kindCatalogue(kinds);
  const opened = new Set<OpenedProject>();
  let statusTimer: NodeJS.Timeout | undefined;
  const pool = new WorkerPool(options.launcher, options.workers, () => {
    statusTimer ??= setTimeout(tellStatus, statusMilliseconds);
    statusTimer.unref();
  });

  function tellStatus(): void {
    statusTimer = undefined;
    for (const { context } of opened)
      options.onEvent({ name: 'system.statusChanged', payload: statusOf(context) });
  }

  return {
    openProject(folder, openOptions) {
      return Promise.resolve().then(() => {
        const project = openSession(folder, openOptions, { pool, catalogue, emit: options.onEvent });
        opened.add(project);
        const close = project.session.close;
        project.session.close = () => {
          opened.delete(project);
          return close();
        };
        return project.session;
      });
    },
    setWorkers: (workers) => pool.setLimit(workers),
    async close() {
      clearTimeout(statusTimer);
      await Promise.all([...opened].map(({ session }) => session.close()));
      await pool.close();
      clearTimeout(statusTimer);
    },
  };
}
