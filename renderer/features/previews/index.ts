export { intervalOf } from './evaluationText';
export { EvaluationView } from './EvaluationView';
export { PreviewPanel } from './PreviewPanel';
export { ProfilePanel } from './ProfilePanel';
export { useShownRows } from './shownRows';
