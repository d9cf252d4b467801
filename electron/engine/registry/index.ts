export { readKeptRows, readModel, type LoadedModel } from './modelFolder';
export { rowSource, type RawRow } from './rowSource';
export { scoreColumns, scoreRows, type Scores } from './scoreRows';
export { trainModel, type TrainingRequest } from './trainModel';
