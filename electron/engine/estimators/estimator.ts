import type { CurvePoint, Task } from '@shared/model';
import type { ProgressNote } from '../blocks/blockKind';
import type { FeatureMatrix } from '../recipes';
import type { DenseLayer } from './network/denseNetwork';
import type { TrainingData } from './trainingData';

/** What training may say and must listen to. */
export interface TrainingControl {
  readonly signal: AbortSignal;
  readonly stopEarly: AbortSignal;
  log(level: 'debug' | 'info' | 'warning', text: string): void;
  progress(note: ProgressNote): void;
  points(points: readonly CurvePoint[]): void;
}

/** How the training went, as `training` of the model description keeps it. */
export interface TrainingReport {
  readonly engine: string;
  readonly engineReason?: string;
  readonly validationRows: number;
  readonly epochs?: number;
  readonly bestEpoch?: number;
  readonly stopped?: string;
}

export interface FittedEstimator {
  /** Numbers a row: one value, or one probability a class. */
  readonly outputs: number;
  readonly weights: number;
  /** Row-major, `outputs` numbers a row; the probabilities of a row sum to 1. */
  predict(matrix: FeatureMatrix): Float64Array;
  /** Writes the estimator's own files. */
  save(folder: string): Promise<void>;
  /** The same function as dense layers, for exports to TensorFlow.js; absent when it is no network. */
  layers?(): readonly DenseLayer[];
}

export interface EstimatorFamily<P> {
  readonly family: string;
  readonly title: string;
  readonly tasks: readonly Task[];
  /** @throws LatheError `training.diverged`, `run.cancelled`, or `data.targetInvalid` for a task it does not do. */
  fit(
    data: TrainingData,
    params: P,
    control: TrainingControl,
  ): Promise<{ estimator: FittedEstimator; report: TrainingReport }>;
  /** Reads what `save` wrote. */
  load(folder: string): Promise<FittedEstimator>;
}
