export { breathe, throwIfCancelled } from './breathe';
export type { EstimatorFamily, FittedEstimator, TrainingControl, TrainingReport } from './estimator';
export { loadEstimator } from './families';
export { linear } from './linear/linear';
export { logistic } from './logistic/logistic';
export type { DenseLayer } from './network/denseNetwork';
export { writeLayersModel } from './network/layersModel';
export { Random } from './random';
export { prepareTraining, rowsWithTarget, selectTarget, type TrainingData } from './trainingData';
