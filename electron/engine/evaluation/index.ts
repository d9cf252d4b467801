export { quantile } from './bootstrap';
export { mostProbable } from './classification';
export { evaluate, type EvaluationRequest } from './evaluate';
