import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { appRoot } from '../../runtimes';
import type { load } from './score';

/** Where the build leaves the scoring runtime. */
export function scoringScript(): string {
  return join(appRoot(), 'out/vendor/score.cjs');
}

/**
 * Runs an export's own `score.cjs` as a fresh module. Only its libraries come from Lathe: the exported folder has no
 * node_modules yet.
 */
export function runScoringScript(file: string): { readonly load: typeof load } {
  const module = { exports: {} as { load: typeof load } };
  const run = compileFunction(
    readFileSync(file, 'utf8'),
    ['exports', 'require', 'module', '__filename', '__dirname'],
    {
      filename: file,
    },
  ) as (...args: unknown[]) => void;
  run(module.exports, createRequire(join(appRoot(), 'package.json')), module, file, dirname(file));
  return module.exports;
}
