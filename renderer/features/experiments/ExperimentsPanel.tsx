import { useEffect } from 'react';
import { useNavigation } from '@renderer/ui';
import { ComparisonView } from './ComparisonView';
import { ExperimentTable } from './ExperimentTable';
import { useExperiments } from './useExperiments';

/** The table of runs with what varies between them, or a few of them side by side. */
export function ExperimentsPanel() {
  const { compared, compare } = useExperiments();
  const target = useNavigation((state) => state.target);
  useEffect(() => {
    const asked = target['compare'];
    if (Array.isArray(asked) && asked.length > 1) void compare(asked as number[]);
  }, [target, compare]);
  return compared.length > 1 ? <ComparisonView /> : <ExperimentTable />;
}
