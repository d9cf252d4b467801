import type { LatheEvent } from '@shared/contract';
import type { HostServices } from '../blocks/blockKind';
import type { KindCatalogue } from '../graph';
import type { ProjectStore } from '../store';
import type { Admission, RunGate } from './admission';
import type { RunStreams } from './runStreams';
import type { WorkerPool } from './workerPool';

/** What every run of a project works with. */
export interface RunSurroundings {
  readonly projectFolder: string;
  readonly store: ProjectStore;
  readonly pool: WorkerPool;
  readonly catalogue: KindCatalogue;
  readonly streams: RunStreams;
  /** Places for block runs. */
  readonly admission: Admission;
  /** Places for runs. */
  readonly gate: RunGate;
  readonly services: HostServices;
  /** Secrets of this machine by name, read anew each time. */
  secrets(): Readonly<Record<string, string>>;
  emit(event: LatheEvent): void;
}
