import { buildSync } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../setup/places.mjs';

const run = promisify(execFile);

/** Bundles a program of this folder with the engine's sources and runs it; resolves with the JSON that it prints. */
export async function program(name, ...words) {
  const folder = join(root, '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.cjs`);
  buildSync({
    absWorkingDir: root,
    entryPoints: [`scripts/bench/engine/${name}.mjs`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node16',
    tsconfig: 'tsconfig.base.json',
    external: ['electron', 'libsql', '@duckdb/node-api', '@tensorflow/*'],
    logLevel: 'error',
  });
  const { stdout } = await run(process.execPath, ['--expose-gc', outfile, ...words], { cwd: root });
  return JSON.parse(stdout);
}
