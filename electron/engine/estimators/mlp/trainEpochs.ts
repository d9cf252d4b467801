import { LatheError } from '@shared/errors';
import type { CurvePoint } from '@shared/model';
import { expandRows, type FeatureMatrix } from '../../recipes';
import { breathe } from '../breathe';
import type { TrainingControl } from '../estimator';
import type { Random } from '../random';
import type { LossTotals, MlpLoss } from './mlpLoss';
import type { MlpOptions } from './mlpOptions';
import type { MlpTrainer } from './mlpTrainer';
import type { TrainingSplit } from './validationSplit';

export interface EpochsRequest {
  readonly matrix: FeatureMatrix;
  readonly split: TrainingSplit;
  readonly loss: MlpLoss;
  readonly trainer: MlpTrainer;
  readonly options: MlpOptions;
  /** Draws the order of the rows. */
  readonly random: Random;
}

export interface EpochsResult {
  /** Of the epoch with the lowest validation loss; without validation, of the last whole epoch. */
  readonly weights: Float32Array[];
  readonly epochs: number;
  readonly bestEpoch: number;
  readonly stopped: string;
}

const validationBatch = 2048;
/** Milliseconds. */
const breathEvery = 25;
const tellEvery = 500;

/**
 * Epochs of mini-batches in a new order each, until they are used up, the validation loss has not improved for
 * `patience` epochs, the user says stop, or the loss is no finite number: then what was good is kept.
 * @throws LatheError `run.cancelled`; `training.diverged` when that happens before the first epoch ends
 */
export async function trainEpochs(request: EpochsRequest, control: TrainingControl): Promise<EpochsResult> {
  const { options, trainer, split } = request;
  const tell = progressTeller(options.epochs, control);
  let best = { weights: [] as Float32Array[], epoch: 0, loss: Infinity };
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const pace = pacer(control.signal, (share) => tell(epoch, epoch - 1 + share));
    const training = await trainOnce(request, pace);
    if (!Number.isFinite(training.loss)) return diverged(best, epoch, options, control);
    const validation = split.validation.length ? await validate(request, pace) : undefined;
    const watched = (validation ?? training).loss / (validation ?? training).rows;
    if (!Number.isFinite(watched)) return diverged(best, epoch, options, control);
    if (!validation || watched < best.loss) {
      const weights = trainer.weights();
      // The last step of the epoch may have been the one too many, which no loss has seen yet.
      if (!weights.every((values) => values.every(Number.isFinite)))
        return diverged(best, epoch, options, control);
      best = { weights, epoch, loss: watched };
    }
    control.points(curvePoints(request, epoch, training, validation));
    tell(epoch, epoch);
    await breathe(control.signal);
    const end = (stopped: string): EpochsResult => ({
      weights: best.weights,
      epochs: epoch,
      bestEpoch: best.epoch,
      stopped,
    });
    if (control.stopEarly.aborted) return end('stopped on request');
    if (validation && options.patience > 0 && epoch - best.epoch >= options.patience)
      return end(`the validation loss did not improve for ${options.patience} epochs`);
    if (epoch === options.epochs) return end('all epochs done');
  }
  throw new Error('training needs at least one epoch');
}

async function trainOnce(
  { matrix, split, loss, trainer, options, random }: EpochsRequest,
  pace: Pace,
): Promise<LossTotals> {
  const totals: LossTotals = { rows: 0, loss: 0, metric: 0 };
  const order = split.training;
  const batch = Math.min(options.batchSize, order.length);
  const features = new Float32Array(batch * matrix.width);
  random.shuffle(order);
  for (let from = 0; from < order.length; from += batch) {
    const rows = order.subarray(from, Math.min(order.length, from + batch));
    expandRows(matrix, rows, 0, rows.length, features);
    trainer.step(features, rows.length, (outputs, gradient) => loss.measure(outputs, rows, totals, gradient));
    if (!Number.isFinite(totals.loss)) break;
    await pace(Math.min(1, (from + batch) / order.length));
  }
  return totals;
}

async function validate({ matrix, split, loss, trainer }: EpochsRequest, pace: Pace): Promise<LossTotals> {
  const totals: LossTotals = { rows: 0, loss: 0, metric: 0 };
  const features = new Float32Array(Math.min(validationBatch, split.validation.length) * matrix.width);
  for (let from = 0; from < split.validation.length; from += validationBatch) {
    const rows = split.validation.subarray(from, from + validationBatch);
    expandRows(matrix, rows, 0, rows.length, features);
    loss.measure(trainer.outputs(features, rows.length), rows, totals);
    await pace(1);
  }
  return totals;
}

function curvePoints(
  { loss, options }: EpochsRequest,
  step: number,
  training: LossTotals,
  validation?: LossTotals,
): CurvePoint[] {
  const pair = (prefix: string, totals: LossTotals): CurvePoint[] => [
    { series: `${prefix}loss`, step, value: totals.loss / totals.rows },
    { series: `${prefix}${loss.metricName}`, step, value: loss.metricOf(totals) },
  ];
  return [
    ...pair('', training),
    ...(validation ? pair('val_', validation) : []),
    { series: 'learning_rate', step, value: options.learningRate },
  ];
}

function diverged(
  best: { weights: Float32Array[]; epoch: number },
  epoch: number,
  options: MlpOptions,
  control: TrainingControl,
): EpochsResult {
  const what = `the loss was no finite number in epoch ${epoch}`;
  const cure = `Lower the learning rate (it is ${options.learningRate}), or standardise the numbers in the recipe.`;
  if (best.epoch === 0)
    throw new LatheError(
      'training.diverged',
      `The training diverged: ${what}, and there are no good weights to keep.`,
      {
        about: { parameter: 'learningRate' },
        cure,
      },
    );
  control.log(
    'warning',
    `${what}; training stopped and the weights of epoch ${best.epoch} are kept. ${cure}`,
  );
  return { weights: best.weights, epochs: epoch, bestEpoch: best.epoch, stopped: `diverged: ${what}` };
}

type Pace = (share: number) => Promise<void>;

/**
 * Lets messages in now and then, by the clock: often enough to hear a cancel, seldom enough to cost nothing.
 * `onLongEpoch` hears the share of the epoch that is done twice a second.
 */
function pacer(signal: AbortSignal, onLongEpoch: (share: number) => void): Pace {
  let breathed = performance.now();
  let told = breathed;
  return async (share) => {
    if (performance.now() - breathed < breathEvery) return;
    await breathe(signal);
    breathed = performance.now();
    if (breathed - told < tellEvery) return;
    onLongEpoch(share);
    told = breathed;
  };
}

function progressTeller(epochs: number, control: TrainingControl): (epoch: number, done: number) => void {
  const started = performance.now();
  return (epoch, done) => {
    const secondsLeft =
      done > 0 ? ((performance.now() - started) / 1000 / done) * (epochs - done) : undefined;
    control.progress({
      fraction: done / epochs,
      text: `epoch ${epoch} of ${epochs}`,
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
    });
  };
}
