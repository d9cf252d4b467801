import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { appRoot, requireLate } from './appRoot';

export type Danfo = typeof import('danfojs-node');

/** The bundle of danfo that the build makes: over plain TensorFlow.js, so it needs no native library. */
export function danfoFile(): string {
  return join(appRoot(), 'out', 'vendor', 'danfo.cjs');
}

/**
 * danfo, whose DataFrames the code blocks use. The first call in a process costs about 0.7 s and 100 MB.
 * @throws LatheError `runtime.unavailable` when the bundle was not built.
 */
export function loadDanfo(): Danfo {
  if (!existsSync(danfoFile())) {
    throw new LatheError('runtime.unavailable', 'danfo is not built, so code blocks cannot run.', {
      cure: 'Run `npm run build`.',
    });
  }
  return requireLate(danfoFile()) as Danfo;
}
