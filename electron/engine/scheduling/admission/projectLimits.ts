import type { Limits } from '@shared/model';

/** The limits that hold now: of `lathe.yaml`, and of each pipeline's file by the pipeline's name. */
export interface ProjectLimits {
  readonly project: Limits;
  readonly pipelines: Readonly<Record<string, Limits>>;
}
