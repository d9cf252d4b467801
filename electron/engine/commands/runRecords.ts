import { LatheError } from '@shared/errors';
import type { BlockRun, Curve } from '@shared/model';
import type { RunRecord } from '../store';
import type { ProjectContext } from './projectContext';
import { reduceCurve } from './reduceCurve';

/** Curves of a run; of a reused block, those of the run that computed it. */
export function curvesOf(
  run: number,
  block: string | undefined,
  item: string | undefined,
  points: number,
  { store }: ProjectContext,
): Curve[] {
  const computedBy = (blockRun: BlockRun): number => {
    if (item === undefined) return blockRun.computedBy ?? run;
    return store.itemRuns.find(run, blockRun.block, item)?.computedBy ?? run;
  };
  return store.blockRuns
    .ofRun(run)
    .filter((blockRun) => block === undefined || blockRun.block === block)
    .flatMap((blockRun) =>
      store.streams.curves(computedBy(blockRun), blockRun.block, item).map(({ series, ...curve }) => ({
        run,
        block: blockRun.block,
        ...(item === undefined ? {} : { item }),
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
