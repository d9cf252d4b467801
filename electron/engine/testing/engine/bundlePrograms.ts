import { buildSync } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appRoot } from '@engine/runtimes';

const built = new Map<string, string>();

/** The worker of the test kinds as one file, made once a test file. */
export function testWorkerFile(): string {
  return bundledProgram('electron/engine/testing/engine/testWorker.ts');
}

/** A host to be killed: takes a project folder and a worker file. */
export function testHostFile(): string {
  return bundledProgram('electron/engine/testing/engine/testHost.ts');
}

/** A program of the project as one file, made once a test file. */
export function bundledProgram(entry: string): string {
  const file = built.get(entry) ?? bundle(entry);
  built.set(entry, file);
  return file;
}

function bundle(entry: string): string {
  // Below the checkout, so that the bundle finds the native modules.
  const cache = join(appRoot(), '.cache', 'test-bundles');
  mkdirSync(cache, { recursive: true });
  const outfile = join(mkdtempSync(join(cache, 'bundle-')), 'program.cjs');
  process.once('exit', () => rmSync(dirname(outfile), { recursive: true, force: true }));
  buildSync({
    absWorkingDir: appRoot(),
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node16',
    tsconfig: 'tsconfig.base.json',
    external: ['electron', 'libsql', '@duckdb/node-api', '@tensorflow/*'],
    logLevel: 'error',
  });
  return outfile;
}
