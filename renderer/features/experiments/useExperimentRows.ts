import { useEffect, useMemo } from 'react';
import { useRuns } from '@renderer/features/runs';
import { experimentRow, type ExperimentRow } from './selectors';

const mostDetails = 200;

/** Finished runs with metrics, newest first; parameters come as the details of the newest 200 arrive. */
export function useExperimentRows(): readonly ExperimentRow[] {
  const { runs, details, list, show } = useRuns();
  useEffect(() => void list(), [list]);
  const finished = useMemo(
    () =>
      Object.values(runs)
        .filter(
          (run) => run.state !== 'queued' && run.state !== 'running' && Object.keys(run.metrics).length > 0,
        )
        .sort((a, b) => b.id - a.id),
    [runs],
  );
  useEffect(() => {
    let ended = false;
    const load = async (): Promise<void> => {
      for (const run of finished.slice(0, mostDetails)) {
        if (ended) return;
        if (!useRuns.getState().details[run.id]) await show(run.id);
      }
    };
    void load();
    return () => {
      ended = true;
    };
  }, [finished, show]);
  return useMemo(() => finished.map((run) => experimentRow(run, details[run.id])), [finished, details]);
}
