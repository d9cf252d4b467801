import { createHash } from 'node:crypto';
import { LatheError } from '@shared/errors';
import type { Evaluation } from '@shared/model';
import { rowsWithTarget, selectTarget } from '../estimators';
import type { Target } from '../recipes';
import { bootstrapIntervals, resamplesFor } from './bootstrap';
import { measureClassification } from './classification';
import { describeMetrics } from './metricCatalogue';
import { measureRegression } from './regression';

export interface EvaluationRequest {
  readonly targetName: string;
  /** Of the test rows, coded as the model's classes; gaps allowed. */
  readonly target: Target;
  /** Row-major: one value a row, or one probability a class of the model. */
  readonly outputs: Float64Array;
  readonly outputsPerRow: number;
  /** Hash of the test rows. */
  readonly dataHash: string;
  /** 0: no intervals. */
  readonly resamples: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/**
 * What a model's outputs are worth on rows whose target is known; rows without a target are counted and left out.
 * @throws LatheError `data.targetInvalid` when no row has a target
 */
export async function evaluate(request: EvaluationRequest): Promise<Evaluation> {
  const { outputsPerRow } = request;
  const kept = rowsWithTarget(request.target);
  if (kept.length === 0)
    throw new LatheError('data.targetInvalid', `No test row has a value of ${request.targetName}.`, {
      about: { column: request.targetName },
      cure: 'Evaluate on rows whose outcome is known.',
    });
  const total = request.outputs.length / outputsPerRow;
  const target = kept.length === total ? request.target : selectTarget(request.target, kept);
  const outputs = kept.length === total ? request.outputs : keepRows(request.outputs, outputsPerRow, kept);
  const { measure, details } =
    target.task === 'regression'
      ? measureRegression(target.values, outputs, request.seed)
      : measureClassification({
          classes: target.classes,
          actual: target.codes,
          probabilities: outputs,
          modelClasses: outputsPerRow,
        });
  const resamples = request.resamples && resamplesFor(kept.length, request.resamples);
  const intervals = await bootstrapIntervals(measure, kept.length, resamples, request.seed, request.signal);
  return {
    task: target.task,
    target: request.targetName,
    rows: kept.length,
    rowsWithoutTarget: total - kept.length,
    metrics: describeMetrics(measure(), intervals),
    ...(resamples ? { bootstrap: { resamples, level: 0.95 } } : {}),
    ...details,
    testHash: createHash('sha256').update(`${request.targetName}\n${request.dataHash}`).digest('hex'),
  };
}

function keepRows(outputs: Float64Array, width: number, rows: Uint32Array): Float64Array {
  const result = new Float64Array(rows.length * width);
  rows.forEach((row, index) => result.set(outputs.subarray(row * width, (row + 1) * width), index * width));
  return result;
}
