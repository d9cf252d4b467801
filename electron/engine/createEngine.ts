import { blockKinds } from './blocks';
import { LentProjects, offerProject, openSession, statusOf, type OpenedProject } from './commands';
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

  // Events of a lent project are not told: the host shows the projects that it opened.
  const others: LentProjects = new LentProjects((folder) =>
    openSession(
      folder,
      { mode: 'own', trusted: options.isTrusted?.(folder) ?? true },
      { pool, catalogue, others, secretsOf: options.secretsOf, emit: () => undefined },
    ),
  );

  function tellStatus(): void {
    statusTimer = undefined;
    for (const { context } of opened)
      options.onEvent({ name: 'system.statusChanged', payload: statusOf(context) });
  }

  return {
    async openProject(folder, openOptions) {
      const project = await openSession(folder, openOptions, {
        pool,
        catalogue,
        others,
        secretsOf: options.secretsOf,
        emit: options.onEvent,
      });
      opened.add(project);
      const withdraw = offerProject(project);
      const close = project.session.close;
      project.session.close = () => {
        opened.delete(project);
        withdraw();
        return close();
      };
      return project.session;
    },
    setWorkers: (workers) => pool.setLimit(workers),
    async close() {
      clearTimeout(statusTimer);
      await Promise.all([...opened].map(({ session }) => session.close()));
      await others.close();
      await pool.close();
      clearTimeout(statusTimer);
    },
  };
}
