import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lathe } from './lathe.mjs';
import { median } from './median.mjs';

const rows = 20_000;
const inputs = 30;
const epochs = 6;
const batchSizes = [32, 256, 1024];

/** Samples a second of a `train.mlp` block (30-64-32-1, Adam) by engine and batch size, first epoch to last. */
export default async function train({ progress }) {
  const project = mkdtempSync(join(tmpdir(), 'lathe-bench-'));
  const results = {};
  try {
    writeProject(project);
    progress('preparing the rows');
    await lathe('run', project, 'train', '--set', 'mlp.epochs=1');
    for (const engine of await engines()) {
      for (const batchSize of batchSizes) {
        progress(`measuring ${engine}, batches of ${batchSize}`);
        const value = await median(3, () => samplesPerSecond(project, engine, batchSize));
        results[`${engine}/${batchSize}`] = { value: Math.round(value), unit: 'samples/s' };
      }
    }
    return results;
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

async function engines() {
  const { lines } = await lathe('doctor');
  const present = new Set(lines.filter(({ present }) => present).map(({ id }) => id));
  return [...(present.has('wasm') ? ['wasm'] : []), ...(present.has('tensorflow') ? ['native'] : [])];
}

async function samplesPerSecond(project, engine, batchSize) {
  const settings = [`mlp.engine=${engine}`, `mlp.batchSize=${batchSize}`, `mlp.epochs=${epochs}`];
  const words = settings.flatMap((setting) => ['--set', setting]);
  const { lines } = await lathe('run', project, 'train', '--from', 'mlp', ...words);
  const arrivals = lines
    .filter(({ event }) => event === 'points')
    .flatMap(({ points, arrived }) => points.filter(({ series }) => series === 'loss').map(() => arrived));
  const between = arrivals.filter((arrived) => arrived > arrivals[0]).length;
  return (rows * between) / ((arrivals.at(-1) - arrivals[0]) / 1000);
}

function writeProject(folder) {
  mkdirSync(join(folder, 'data'), { recursive: true });
  mkdirSync(join(folder, 'pipelines'), { recursive: true });
  writeFileSync(join(folder, 'lathe.yaml'), 'lathe: 1\nname: Bench\n');
  writeFileSync(join(folder, 'data/rows.csv'), makeRows());
  writeFileSync(
    join(folder, 'pipelines/train.yaml'),
    `lathe: 1
name: Train
blocks:
  - id: rows
    kind: load.file
    params: { path: data/rows.csv }
  - id: features
    kind: features.recipe
    params: { target: y, task: regression }
    inputs: { train: rows }
  - id: mlp
    kind: train.mlp
    params: { hidden: [64, 32], validation: 0, patience: 0, epochs: 1 }
    inputs: { train: rows, recipe: features }
`,
  );
}

/** Uniform numbers from a small generator, so that every machine trains on the same rows. */
function makeRows() {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const names = Array.from({ length: inputs }, (_, index) => `x${index}`);
  const lines = Array.from({ length: rows }, () => {
    const x = names.map(() => random());
    const y = x[0] * 2 + Math.sin(x[1] * 6) + x[2] * x[3] + random() * 0.1;
    return [...x, y].map((value) => value.toFixed(5)).join(',');
  });
  return `${[...names, 'y'].join(',')}\n${lines.join('\n')}\n`;
}
