/** Parameters of a multilayer perceptron, as `train.mlp` has them. */
export interface MlpOptions {
  readonly hidden: readonly number[];
  readonly activation: 'relu' | 'tanh' | 'sigmoid' | 'elu';
  readonly dropout: number;
  /** Times the sum of squared kernel weights, added to the loss. */
  readonly l2: number;
  readonly optimizer: 'adam' | 'sgd' | 'rmsprop';
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Share of the training rows. */
  readonly validation: number;
  /** Epochs without a better validation loss; 0: never stop for it. */
  readonly patience: number;
  readonly classWeights: 'none' | 'balanced';
  readonly seed: number;
  readonly engine: 'auto' | 'native' | 'wasm';
}
