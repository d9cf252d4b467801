import { loadTensorFlow, tensorFlowBackends } from '../../runtimes';
import type { Target } from '../../recipes';
import { classWeights } from '../classWeights';
import type { EstimatorFamily } from '../estimator';
import type { DenseLayer } from '../network/denseNetwork';
import { loadNetwork, networkEstimator } from '../network/networkEstimator';
import { Random } from '../random';
import { chooseEngine } from './engineChoice';
import { initialWeights } from './initialWeights';
import { crossEntropy, scaleOf, squaredError, type TargetScale } from './mlpLoss';
import type { MlpOptions } from './mlpOptions';
import type { LayerSizes } from './mlpTrainer';
import { tfjsTrainer } from './tfjsTrainer';
import { trainEpochs } from './trainEpochs';
import { splitValidation } from './validationSplit';

/**
 * A multilayer perceptron: softmax and cross entropy for classes, squared error of the standardised target for
 * values. The same seed, rows and engine give the same weights, bit for bit.
 */
export const mlp: EstimatorFamily<MlpOptions> = {
  family: 'mlp',
  title: 'Neural network',
  tasks: ['classification', 'regression'],
  fit: async ({ matrix, target }, options, control) => {
    // A stream of random numbers for each use, so that dropout does not change the order of the rows.
    const seeds = new Random(options.seed);
    const stream = (): Random => new Random(seeds.bits());
    const split = splitValidation(target, options.validation, stream());
    const scale: TargetScale =
      target.task === 'regression' ? scaleOf(target.values, split.training) : { mean: 0, sd: 1 };
    const loss = lossOf(target, scale, options);
    const sizes: LayerSizes = [matrix.width, ...options.hidden, loss.outputs];
    const batch = Math.min(options.batchSize, split.training.length);
    const { backend, engine, reason } = chooseEngine(
      sizes,
      batch,
      options.epochs * Math.ceil(split.training.length / batch),
      options.engine,
      tensorFlowBackends(),
    );
    control.log('info', `${sizes.join('-')} network on ${engine}: ${reason}`);
    const start = initialWeights(
      sizes,
      options.activation === 'relu' || options.activation === 'elu',
      stream(),
    );
    const trainer = tfjsTrainer(await loadTensorFlow(backend), sizes, start, options, stream());
    try {
      const result = await trainEpochs({ matrix, split, loss, trainer, options, random: stream() }, control);
      control.log(
        'info',
        `${result.stopped} after ${result.epochs} epochs; the weights are those of epoch ${result.bestEpoch}`,
      );
      const { weights, ...report } = result;
      return {
        estimator: networkEstimator(
          toLayers(sizes, weights, options, target.task === 'regression' ? scale : undefined),
        ),
        report: { engine, engineReason: reason, validationRows: split.validation.length, ...report },
      };
    } finally {
      trainer.dispose();
    }
  },
  load: loadNetwork,
};

function lossOf(target: Target, scale: TargetScale, options: MlpOptions) {
  return target.task === 'regression'
    ? squaredError(target.values, scale)
    : crossEntropy(target, classWeights(target.codes, target.classes.length, options.classWeights));
}

/** The trained layers; the standardisation of a regression's target is undone inside the last one. */
function toLayers(
  sizes: LayerSizes,
  weights: readonly Float32Array[],
  options: MlpOptions,
  scale: TargetScale | undefined,
): DenseLayer[] {
  return sizes.slice(1).map((units, index): DenseLayer => {
    const last = index === sizes.length - 2;
    const [kernel, bias] = [weights[index * 2]!, weights[index * 2 + 1]!];
    return {
      inputs: sizes[index]!,
      units,
      activation: !last ? options.activation : scale ? 'linear' : 'softmax',
      kernel: last && scale ? kernel.map((weight) => weight * scale.sd) : kernel,
      bias: last && scale ? bias.map((weight) => weight * scale.sd + scale.mean) : bias,
    };
  });
}
