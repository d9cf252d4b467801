import type { TensorFlowBackend } from '../../runtimes';
import type { LayerSizes } from './mlpTrainer';

export interface EngineChoice {
  readonly backend: TensorFlowBackend;
  /** As shown: `tfjs WebAssembly`. */
  readonly engine: string;
  readonly reason: string;
}

const engineNames: Readonly<Record<TensorFlowBackend, string>> = {
  native: 'tfjs native',
  wasm: 'tfjs WebAssembly',
  cpu: 'tfjs JavaScript',
};

/**
 * What training costs: loading the backend, then for each step the fixed cost of its operations plus additions and
 * multiplications at the backend's rate. Measured with Adam on two cores; nets from 9-32-16-3 to 500-512-512-10 at
 * batches of 32 to 1,024 rows come out within a third.
 */
const costs = {
  wasm: { loadMilliseconds: 200, stepMilliseconds: 1.5, operationsPerMillisecond: 2e6 },
  native: { loadMilliseconds: 800, stepMilliseconds: 4.3, operationsPerMillisecond: 3e7 },
};

/**
 * The engine to train on: the wished one, else the one with the lower estimated time, of those present.
 * @param steps batches in all epochs
 */
export function chooseEngine(
  sizes: LayerSizes,
  batchSize: number,
  steps: number,
  wanted: 'auto' | 'native' | 'wasm',
  present: readonly TensorFlowBackend[],
): EngineChoice {
  if (wanted !== 'auto') return choice(wanted, 'chosen in the block');
  const [native, wasm] = [present.includes('native'), present.includes('wasm')];
  if (!wasm)
    return native
      ? choice('native', 'WebAssembly is not there')
      : choice('cpu', 'neither WebAssembly nor native TensorFlow is there');
  if (!native) return choice('wasm', 'native TensorFlow is not there');
  const [wasmStep, nativeStep] = [stepTime('wasm', sizes, batchSize), stepTime('native', sizes, batchSize)];
  const saved = steps * (wasmStep - nativeStep);
  const faster = saved > costs.native.loadMilliseconds - costs.wasm.loadMilliseconds ? 'native' : 'wasm';
  const estimate = `about ${round(wasmStep)} ms a batch by WebAssembly, ${round(nativeStep)} ms by native TensorFlow`;
  return choice(faster, estimate);
}

function stepTime(backend: 'wasm' | 'native', sizes: LayerSizes, batchSize: number): number {
  let connections = 0;
  for (let layer = 0; layer + 1 < sizes.length; layer++) connections += sizes[layer]! * sizes[layer + 1]!;
  // A multiplication and an addition, forward, for the gradient of the weights, and for that of the inputs.
  const operations = 6 * connections * batchSize;
  return costs[backend].stepMilliseconds + operations / costs[backend].operationsPerMillisecond;
}

function choice(backend: TensorFlowBackend, reason: string): EngineChoice {
  return { backend, engine: engineNames[backend], reason };
}

/** Two digits. */
function round(milliseconds: number): number {
  return Number(milliseconds.toPrecision(2));
}
