/**
 * What Electron 22's main and utility processes (Node 16) lack of the web's globals.
 * Imported first by every program; changes nothing on a newer Node.
 */
import { Blob } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import os from 'node:os';
import * as streams from 'node:stream/web';
import { deserialize, serialize } from 'node:v8';

const world = globalThis as unknown as Record<string, unknown>;

function define(name: string, make: () => unknown): void {
  // Not read: reading `fetch` would load all of Node's own.
  if (name in world) return;
  Object.defineProperty(world, name, {
    configurable: true,
    get() {
      const value = make();
      Object.defineProperty(world, name, { configurable: true, writable: true, value });
      return value;
    },
    set(value: unknown) {
      Object.defineProperty(world, name, { configurable: true, writable: true, value });
    },
  });
}

define(
  'structuredClone',
  () =>
    (value: unknown): unknown =>
      deserialize(serialize(value)),
);
define('crypto', () => webcrypto);
define('Blob', () => Blob);
define('DOMException', () => {
  const controller = new AbortController();
  controller.abort();
  return (controller.signal.reason as Error).constructor;
});
define('CustomEvent', () => {
  return class CustomEvent extends Event {
    readonly detail: unknown;
    constructor(type: string, init: { bubbles?: boolean; cancelable?: boolean; detail?: unknown } = {}) {
      super(type, init);
      this.detail = init.detail ?? null;
    }
  };
});
for (const [name, value] of Object.entries(streams)) define(name, () => value);
for (const name of ['fetch', 'Headers', 'Request', 'Response', 'FormData', 'File'] as const) {
  define(name, () => (require('undici') as Record<string, unknown>)[name]);
}

const signals = AbortSignal as unknown as { any?: (signals: Iterable<AbortSignal>) => AbortSignal };
signals.any ??= (sources) => {
  const controller = new AbortController();
  for (const source of sources) {
    if (source.aborted) controller.abort(source.reason);
    else source.addEventListener('abort', () => controller.abort(source.reason), { once: true });
  }
  return controller.signal;
};

const system = os as { availableParallelism?: () => number };
system.availableParallelism ??= () => os.cpus().length;
