import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import util from 'node:util';
import { LatheError } from '@shared/errors';
import { appRoot, requireLate, unpackedRoot } from './appRoot';

export type TensorFlow = typeof import('@tensorflow/tfjs');
type WebAssemblyBackend = typeof import('@tensorflow/tfjs-backend-wasm');

/** `native`: TensorFlow's C++ library. `wasm`: WebAssembly, one thread. `cpu`: plain JavaScript, always there. */
export type TensorFlowBackend = 'native' | 'wasm' | 'cpu';

const nativeFolder = 'node_modules/@tensorflow/tfjs-node';
const wasmFile = 'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm';

let nativeLoaded = false;
let wasmLoaded = false;

/** The backends present on this machine, found without loading any. */
export function tensorFlowBackends(): readonly TensorFlowBackend[] {
  const backends: TensorFlowBackend[] = ['cpu'];
  if (existsSync(join(appRoot(), wasmFile))) backends.unshift('wasm');
  if (existsSync(nativeAddon()) && existsSync(nativeLibrary())) backends.unshift('native');
  return backends;
}

/** The compiled addon of tfjs-node. */
export function nativeAddon(): string {
  return join(unpackedRoot(), nativeFolder, 'lib/napi-v8/tfjs_binding.node');
}

/** The folder of TensorFlow's shared libraries. */
export function nativeLibraryFolder(): string {
  return join(unpackedRoot(), nativeFolder, 'deps/lib');
}

function nativeLibrary(): string {
  return join(nativeLibraryFolder(), 'libtensorflow_cc.so.2');
}

/**
 * TensorFlow.js with `backend` set and ready. There is one copy of its core in a process, so tensors,
 * models and danfo's DataFrames may be mixed. Loading costs 0.2 s, native 0.8 s; later calls nothing.
 * @throws LatheError `runtime.unavailable` when the backend is absent or does not start.
 */
export async function loadTensorFlow(backend: TensorFlowBackend): Promise<TensorFlow> {
  const tf = requireLate('@tensorflow/tfjs') as TensorFlow;
  tf.enableProdMode();
  try {
    if (backend === 'native') loadNative();
    if (backend === 'wasm') loadWebAssembly();
    const started = await tf.setBackend(backend === 'native' ? 'tensorflow' : backend);
    if (!started) throw new Error(`TensorFlow.js refused the backend ${backend}`);
    await tf.ready();
  } catch (cause) {
    throw new LatheError('runtime.unavailable', `TensorFlow's ${backend} backend does not start.`, {
      cure: 'Run `lathe doctor` to see what is present, or choose another backend in the training block.',
      cause,
    });
  }
  return tf;
}

function loadNative(): void {
  if (nativeLoaded) return;
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  // tfjs-node 4.22 calls these two, which Node 23 removed.
  const old = util as {
    isNullOrUndefined?: (value: unknown) => boolean;
    isArray?: (value: unknown) => boolean;
  };
  old.isNullOrUndefined ??= (value) => value === null || value === undefined;
  old.isArray ??= Array.isArray;
  requireLate('@tensorflow/tfjs-node');
  nativeLoaded = true;
}

function loadWebAssembly(): void {
  if (wasmLoaded) return;
  const wasm = requireLate('@tensorflow/tfjs-backend-wasm') as WebAssemblyBackend;
  wasm.setWasmPaths(`${dirname(join(appRoot(), wasmFile))}/`);
  // More threads add in another order, and the same seed would give other weights.
  wasm.setThreadsCount(1);
  wasmLoaded = true;
}
