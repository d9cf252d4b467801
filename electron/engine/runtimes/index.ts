export { appRoot, requireLate } from './appRoot';
export { loadDanfo, type Danfo } from './danfo';
export { leadProcessGroup } from './processGroup';
export { loadTensorFlow, tensorFlowBackends, type TensorFlow, type TensorFlowBackend } from './tensorFlow';
export { runtimeStatuses } from './runtimeStatuses';
