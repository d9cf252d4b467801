import { buildSync } from 'esbuild';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appRoot } from '@engine/runtimes';

let built: string | undefined;

/** The worker of the test kinds as one file, made once a test file. */
export function testWorkerFile(): string {
  built ??= bundle('electron/engine/testing/engine/testWorker.ts');
  return built;
}

function bundle(entry: string): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'lathe-worker-')), 'worker.cjs');
  buildSync({
    absWorkingDir: appRoot(),
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node16',
    tsconfig: 'tsconfig.base.json',
    external: ['libsql', '@duckdb/node-api', '@tensorflow/*'],
    logLevel: 'error',
  });
  return outfile;
}
