/** Row-major outputs in (for classes the scores before softmax), the derivative of the loss by each out. */
export type LossGradient = (outputs: Float32Array, gradient: Float32Array) => void;

/**
 * What runs the arithmetic of training: holds the weights, makes steps. The loop around it (order of rows, epochs,
 * early stopping, loss) is the same for every engine.
 */
export interface MlpTrainer {
  /**
   * One optimizer step on `rows` rows of `features` (row-major). `lossGradient` receives the outputs before the step
   * and writes the derivative of the batch's loss by each of them.
   */
  step(features: Float32Array, rows: number, lossGradient: LossGradient): void;
  /** Outputs without dropout, row-major. */
  outputs(features: Float32Array, rows: number): Float32Array;
  /** Copies: kernel and bias of each layer in turn. */
  weights(): Float32Array[];
  dispose(): void;
}

/** Units of each layer: features, hidden layers, outputs. */
export type LayerSizes = readonly number[];
