export { LogPanel } from './LogPanel';
export { RunsPanel } from './RunsPanel';
export { elapsed, headlineMetrics, metricTitle } from './selectors';
export { TrainingPanel } from './TrainingPanel';
export { useRuns } from './useRuns';
