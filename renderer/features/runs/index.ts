export { LogPanel } from './LogPanel';
export { RunsPanel } from './RunsPanel';
export { headlineMetrics, metricTitle } from './selectors';
export { TrainingPanel } from './TrainingPanel';
export { useRuns } from './useRuns';
