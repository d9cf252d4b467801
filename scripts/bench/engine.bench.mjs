import { performance } from 'node:perf_hooks';
import { exec } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program } from './engine/program.mjs';
import { chain, pipeline, writeChain } from './engine/writeChain.mjs';
import { lathe } from './lathe.mjs';
import { median } from './median.mjs';

const blocks = 100;
const many = 2000;

/**
 * What the engine itself costs: a chain of 100 code blocks over 1,000 rows as one whole command, cold and cached; 100
 * blocks of 10 ms side by side; planning 2,000 blocks; the host's memory over 200 runs. With PEER set to a command
 * that runs the same chain elsewhere, that too, and the ratio.
 */
export default async function engine({ progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-bench-'));
  const results = {};
  try {
    progress(`a chain of ${blocks} blocks, cold`);
    const cold = await medianRun(() => freshProject(folder), 'chain');
    results['chain/cold, whole command'] = seconds(cold.seconds);
    results['chain/cold, each further block'] = milliseconds(cold.perBlock * 1000);
    if (process.env.PEER) {
      progress('the peer, cold');
      const peer = await median(3, () => secondsOf(process.env.PEER));
      results['chain/peer, whole command'] = seconds(peer);
      results['chain/ours to the peer’s'] = { value: round(cold.seconds / peer), unit: 'of its time' };
    }
    progress('again, all cached');
    const project = freshProject(folder);
    await lathe('run', project, 'chain');
    const cached = await median(5, async () => (await lathe('run', project, 'chain')).seconds);
    results['chain/cached, whole command'] = seconds(cached);

    progress(`${blocks} blocks of 10 ms side by side`);
    const wide = await medianRun(() => freshProject(folder), 'wide');
    results['wide/efficiency on 2 cores'] = {
      value: round((blocks * 0.01) / 2 / wide.perBlock / blocks),
      unit: 'of the ideal',
    };

    progress(`planning ${many} blocks`);
    writeFileSync(join(project, 'pipelines/big.yaml'), pipeline(chain(many)));
    const plans = [];
    for (let turn = 0; turn < 3; turn += 1) plans.push(await program('plan', project, 'pipelines/big.yaml'));
    results[`plan/${many} blocks`] = milliseconds(middle(plans.map(({ planning }) => planning)));
    results[`plan/reading and checking ${many} blocks`] = milliseconds(
      middle(plans.map(({ reading }) => reading)),
    );

    progress('200 runs in one host');
    writeFileSync(join(project, 'pipelines/short.yaml'), pipeline(chain(5)));
    const memory = await program('memory', project, 'short', '50', '200');
    const growth = (memory.many.heapUsed - memory.few.heapUsed) / 1024 ** 2;
    results['memory/heap growth from run 50 to 200'] = { value: round(growth), unit: 'MB' };
    results['memory/resident after 200 runs'] = {
      value: Math.round(memory.many.rss / 1024 ** 2),
      unit: 'MB',
    };
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let made = 0;
function freshProject(folder) {
  made += 1;
  const project = join(folder, `project-${made}`);
  writeChain(project, blocks);
  return project;
}

/** Seconds of the whole command, and between the ends of the second block and the last, a block. */
async function medianRun(project, name) {
  const runs = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const { lines, seconds: whole } = await lathe('run', project(), name);
    const ends = lines.filter(({ event, state }) => event === 'block' && state === 'succeeded');
    if (ends.length !== blocks) throw new Error(`${ends.length} of ${blocks} blocks succeeded`);
    runs.push({ seconds: whole, perBlock: (ends.at(-1).arrived - ends[1].arrived) / 1000 / (blocks - 2) });
  }
  return {
    seconds: middle(runs.map((run) => run.seconds)),
    perBlock: middle(runs.map((run) => run.perBlock)),
  };
}

async function secondsOf(command) {
  const start = performance.now();
  await promisify(exec)(command, { maxBuffer: 1 << 28 });
  return (performance.now() - start) / 1000;
}

function middle(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

function round(value) {
  return Number(value.toFixed(3));
}

function seconds(value) {
  return { value: round(value), unit: 's' };
}

function milliseconds(value) {
  return { value: Number(value.toFixed(2)), unit: 'ms' };
}
