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
 * Time of a step = fixed cost of its operations + multiplications at the backend's rate. Measured on two cores with
 * Adam; see docs/decisions.
 */
const costs = {
  wasm: { stepMilliseconds: 2.8, operationsPerMillisecond: 2e6 },
  native: { stepMilliseconds: 10, operationsPerMillisecond: 2e7 },
};

/** The engine to train on: the wished one, else the one with the lower estimated time of a step, of those present. */
export function chooseEngine(
  sizes: LayerSizes,
  batchSize: number,
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
  const [wasmTime, nativeTime] = [stepTime('wasm', sizes, batchSize), stepTime('native', sizes, batchSize)];
  const estimate = `about ${wasmTime.toPrecision(2)} ms a batch by WebAssembly, ${nativeTime.toPrecision(2)} ms by native TensorFlow`;
  return choice(nativeTime < wasmTime ? 'native' : 'wasm', estimate);
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
