import type { SystemState } from './store';

const shown = new Set(['tensorflow', 'wasm', 'xgboost']);

/** The training runtimes for the status line: `TensorFlow 2.15 · WebAssembly`. */
export function runtimeLine({ runtimes }: Pick<SystemState, 'runtimes'>): string {
  if (!runtimes) return '';
  return runtimes
    .filter(({ id, present }) => present && shown.has(id))
    .map(({ title, version }) => (version ? `${title} ${shortVersion(version)}` : title))
    .join(' · ');
}

function shortVersion(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

export const missingRuntimes = ({ runtimes }: Pick<SystemState, 'runtimes'>) =>
  runtimes?.filter(({ present }) => !present) ?? [];
