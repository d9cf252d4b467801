import type { LatheEvent } from '@shared/contract';
import type { KindCatalogue } from '../graph';
import type { ProjectStore } from '../store';
import type { RunStreams } from './runStreams';
import type { WorkerPool } from './workerPool';

/** What every run of a project works with. */
export interface RunSurroundings {
  readonly projectFolder: string;
  readonly store: ProjectStore;
  readonly pool: WorkerPool;
  readonly catalogue: KindCatalogue;
  readonly streams: RunStreams;
  emit(event: LatheEvent): void;
}
