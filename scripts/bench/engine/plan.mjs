import { blockKinds } from '@engine/blocks';
import { kindCatalogue, planRun, readPipeline } from '@engine/graph';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Milliseconds to plan the pipeline of a file, and to read and check its text first. */
const [folder, file] = process.argv.slice(2);
const text = readFileSync(`${folder}/${file}`, 'utf8');
const surroundings = { catalogue: kindCatalogue(blockKinds), projectFolder: folder, projectVariables: {} };

function milliseconds(work) {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
}

const [reading, { document, issues }] = milliseconds(() => readPipeline(text, file, surroundings));
const [planning, blocks] = milliseconds(() => planRun(document, {}));
process.stdout.write(JSON.stringify({ reading, planning, blocks: blocks.length, issues: issues.length }));
