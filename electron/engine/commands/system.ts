import type { Status } from '@shared/contract';
import type { Handlers, ProjectContext } from './projectContext';

export const systemHandlers: Handlers<'system.status'> = {
  'system.status': (_, project) => statusOf(project),
};

export function statusOf({ pool, store }: ProjectContext): Status {
  return { workersBusy: pool.busy, workers: pool.mostWorkers, artifactBytes: store.cache.artifactBytes() };
}
