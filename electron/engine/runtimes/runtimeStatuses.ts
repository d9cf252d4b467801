import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { RuntimeStatus } from '@shared/model/runtimes';
import { appRoot, runtimesFolder, unpackedRoot } from './appRoot';
import { danfoFile } from './danfo';
import { nativeAddon, nativeLibraryFolder, tensorFlowBackends } from './tensorFlow';
import { xgboostLibrary } from './xgboost';

const setUp = 'Run `npm run setup` with a network, once.';
const reinstall = 'Install the npm packages again: `npm ci`.';

/** What is present on this machine, told from the files alone: nothing heavy is loaded. */
export function runtimeStatuses(): RuntimeStatus[] {
  return [electron(), tensorFlow(), webAssembly(), xgboost(), duckdb(), sqlite(), danfo()];
}

function electron(): RuntimeStatus {
  const about = { id: 'electron', title: 'Electron' } as const;
  const running = process.versions['electron'];
  if (running) return { ...about, present: true, version: running, detail: process.execPath };
  const folder = join(runtimesFolder(), 'electron');
  const version = textOf(join(folder, 'version'));
  if (version) return { ...about, present: true, version: version.replace(/^v/, ''), detail: folder };
  return {
    ...about,
    present: false,
    detail: whyAbsent('Electron'),
    cure: setUp,
    consequence: 'The desktop app cannot start; the command line works.',
  };
}

function tensorFlow(): RuntimeStatus {
  const about = { id: 'tensorflow', title: 'TensorFlow (native)' } as const;
  if (tensorFlowBackends().includes('native')) {
    const version = textOf(join(nativeLibraryFolder(), 'version'));
    return { ...about, present: true, ...(version ? { version } : {}), detail: nativeAddon() };
  }
  return {
    ...about,
    present: false,
    detail: whyAbsent('TensorFlow'),
    cure: setUp,
    consequence: 'WebAssembly trains instead, which is slower for large nets only.',
  };
}

function webAssembly(): RuntimeStatus {
  const about = { id: 'wasm', title: 'TensorFlow.js (WebAssembly)' } as const;
  const name = '@tensorflow/tfjs-backend-wasm';
  return packageStatus(
    about,
    name,
    tensorFlowBackends().includes('wasm'),
    'Plain JavaScript trains, slowly.',
  );
}

function xgboost(): RuntimeStatus {
  const about = { id: 'xgboost', title: 'XGBoost' } as const;
  const library = xgboostLibrary();
  if (library) {
    const version = textOf(join(runtimesFolder(), 'xgboost', 'version'));
    return { ...about, present: true, ...(version ? { version } : {}), detail: library };
  }
  return {
    ...about,
    present: false,
    detail: whyAbsent('XGBoost'),
    cure: setUp,
    consequence: 'The blocks that train boosted trees are unavailable.',
  };
}

function duckdb(): RuntimeStatus {
  const about = { id: 'duckdb', title: 'DuckDB' } as const;
  const binding = `node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`;
  const present = existsSync(join(unpackedRoot(), binding));
  return packageStatus(about, '@duckdb/node-api', present, 'No table can be read: nothing runs.');
}

function sqlite(): RuntimeStatus {
  const about = { id: 'sqlite', title: 'SQLite (libsql)' } as const;
  const targets = { linux: ['-gnu', '-musl'], win32: ['-msvc'] } as Record<string, string[]>;
  const present = (targets[process.platform] ?? ['']).some((suffix) =>
    existsSync(
      join(unpackedRoot(), `node_modules/@libsql/${process.platform}-${process.arch}${suffix}/index.node`),
    ),
  );
  return packageStatus(about, 'libsql', present, 'Runs and models cannot be recorded: nothing runs.');
}

function danfo(): RuntimeStatus {
  const about = { id: 'danfo', title: 'danfo' } as const;
  const file = danfoFile();
  if (existsSync(file)) {
    const version = /^\/\* danfojs-node ([\d.]+) \*\//.exec(startOf(file))?.[1];
    return { ...about, present: true, ...(version ? { version } : {}), detail: file };
  }
  return {
    ...about,
    present: false,
    detail: `${file} is not there`,
    cure: 'Run `npm run build`.',
    consequence: 'TypeScript blocks cannot run.',
  };
}

function packageStatus(
  about: Pick<RuntimeStatus, 'id' | 'title'>,
  name: string,
  present: boolean,
  consequence: string,
): RuntimeStatus {
  const folder = join(appRoot(), 'node_modules', name);
  const description = textOf(join(folder, 'package.json'));
  if (!present || description === undefined) {
    return {
      ...about,
      present: false,
      detail: `no build of ${name} for this machine`,
      cure: reinstall,
      consequence,
    };
  }
  const { version } = JSON.parse(description) as { version: string };
  return { ...about, present: true, version, detail: folder };
}

/** The reason that set-up noted when it could not provide a part. */
function whyAbsent(part: string): string {
  const noted = textOf(join(runtimesFolder(), 'absent.json'));
  const parts = noted === undefined ? {} : (JSON.parse(noted) as { parts: Record<string, string> }).parts;
  return parts[part] ?? 'set-up has not provided it';
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function startOf(file: string): string {
  const bytes = Buffer.alloc(60);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, bytes);
  closeSync(descriptor);
  return bytes.toString();
}
