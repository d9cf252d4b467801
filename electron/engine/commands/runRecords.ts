import { LatheError } from '@shared/errors';
import type { Curve } from '@shared/model';
import type { RunRecord } from '../store';
import type { ProjectContext } from './projectContext';
import { reduceCurve } from './reduceCurve';

/** Curves of a run; of a reused block, those of the run that computed it. */
export function curvesOf(
  run: number,
  block: string | undefined,
  points: number,
  { store }: ProjectContext,
): Curve[] {
  return store.blockRuns
    .ofRun(run)
    .filter((blockRun) => block === undefined || blockRun.block === block)
    .flatMap((blockRun) =>
      store.streams.curves(blockRun.computedBy ?? run, blockRun.block).map(({ series, ...curve }) => ({
        run,
        block: blockRun.block,
        series,
        ...reduceCurve(curve, points),
      })),
    );
}

export function mustFind(run: number, record: RunRecord | undefined): RunRecord {
  if (record) return record;
  throw new LatheError('run.notFound', `There is no run ${run}.`, {
    cure: '`lathe runs` lists those there are.',
  });
}
