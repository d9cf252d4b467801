import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../setup/places.mjs';

const require = createRequire(import.meta.url);

/** Loaded from node_modules at run time: native code, and TensorFlow.js, of which there may be one copy only. */
const external = [
  ...['electron', '@duckdb/node-api', 'koffi', 'libsql', 'vega-datasets', 'esbuild'],
  ...['@tensorflow/tfjs', '@tensorflow/tfjs-node', '@tensorflow/tfjs-backend-wasm'],
];

// import() of a package does not see into app.asar in Electron 22, and require() does: hence no dynamic import.
const node16 = {
  platform: 'node',
  format: 'cjs',
  target: 'node16',
  bundle: true,
  external,
  supported: { 'dynamic-import': false },
  sourcemap: 'linked',
};

/** The programs that Node or Electron runs; each is one CommonJS file for Node 16. */
const programs = [
  ['electron/cli/cli.ts', 'out/main/cli.cjs'],
  ['electron/worker/worker.ts', 'out/main/worker.cjs'],
  ['electron/main/main.ts', 'out/main/main.cjs'],
  ['electron/preload/preload.ts', 'out/preload/preload.cjs'],
  ['electron/engine/registry/export/score.ts', 'out/vendor/score.cjs'],
].map(([entry, output]) => ({
  name: output,
  entry,
  sources: ['electron', 'shared', 'scripts/build', 'package.json', 'tsconfig.base.json'],
  outputs: [output],
  make: () => bundle(entry, output),
}));

const danfo = {
  name: 'out/vendor/danfo.cjs',
  entry: 'node_modules/danfojs-node/package.json',
  sources: ['scripts/build', 'package-lock.json'],
  outputs: ['out/vendor/danfo.cjs'],
  make: bundleDanfo,
};

const renderer = {
  name: 'out/renderer',
  entry: 'renderer/index.html',
  sources: ['renderer', 'shared', 'scripts/build', 'package.json', 'postcss.config.cjs', 'vite.config.mts'],
  outputs: ['out/renderer/index.html'],
  make: buildRenderer,
};

/** What there is to build: the command line's part, everything but the renderer, all. */
export const targetSets = {
  engine: [...programs.filter(({ name }) => !/main\.cjs|preload/.test(name)), danfo],
  programs: [...programs, danfo],
  all: [...programs, danfo, renderer],
};

async function bundle(entry, output, options = {}) {
  const { build } = require('esbuild');
  const result = await build({
    ...node16,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: output,
    tsconfig: 'tsconfig.base.json',
    write: false,
    logLevel: 'warning',
    ...options,
  });
  for (const file of result.outputFiles) await writeOutput(file.path, file.contents);
}

/** danfo over plain TensorFlow.js, so that it loads without the native library and shares its one core. */
function bundleDanfo() {
  const { version } = require('danfojs-node/package.json');
  return bundle('node_modules/danfojs-node/dist/danfojs-node/src/index.js', 'out/vendor/danfo.cjs', {
    alias: { '@tensorflow/tfjs-node': '@tensorflow/tfjs' },
    plugins: [lightMathjs],
    external: [...external.filter((name) => name !== '@tensorflow/tfjs-node'), 'plotly.js-dist-min'],
    banner: { js: `/* danfojs-node ${version} */` },
    minify: true,
    sourcemap: false,
    legalComments: 'none',
  });
}

/** An alias would also catch `mathjs/number`. */
const lightMathjs = {
  name: 'light mathjs',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^mathjs$/ }, () => ({ path: join(root, 'scripts/build/danfoStatistics.mjs') })),
};

async function buildRenderer() {
  const { build } = await import('vite');
  const mode = process.env.NODE_ENV;
  const temporary = join(root, 'out', `renderer.${process.pid}.part`);
  try {
    await build({
      configFile: join(root, 'vite.config.mts'),
      logLevel: 'warn',
      build: { outDir: temporary, emptyOutDir: true },
    });
    await rm(join(root, 'out/renderer'), { recursive: true, force: true });
    await rename(temporary, join(root, 'out/renderer'));
  } finally {
    await rm(temporary, { recursive: true, force: true });
    // vite leaves "production" behind, and tests started from this process would load React without act().
    if (mode === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = mode;
  }
}

async function writeOutput(file, contents) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}.part`, contents);
  await rename(`${file}.${process.pid}.part`, file);
}

export function hasEntry(target) {
  return existsSync(join(root, target.entry));
}
