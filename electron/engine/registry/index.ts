export { exportModel } from './export/exportModel';
export { readModel, type LoadedModel } from './modelFolder';
export { predictFile } from './predictFile';
export { scoreColumns, scoreRows, type Scores } from './scoreRows';
export { trainModel, type TrainingRequest } from './trainModel';
