import { existsSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { buildProject } from './build/index.mjs';
import { say } from './setup/console.mjs';
import { needs, setUp } from './setup/index.mjs';
import { root } from './setup/places.mjs';

const folder = join(root, 'scripts/bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.mjs'))
  .map((file) => basename(file, '.bench.mjs'));
const [name] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

if (!name || !existsSync(join(folder, `${name}.bench.mjs`))) {
  say(`usage: npm run -s bench -- NAME [--json]    where NAME is one of ${names.join(', ')}`);
  process.exit(2);
}

try {
  await setUp(needs.engine, { retry: false });
  await buildProject('all');
  const { default: measure } = await import(`./bench/${name}.bench.mjs`);
  const results = await measure({ progress: say });
  if (!process.argv.includes('--json')) printTable(results);
  console.log(JSON.stringify({ bench: name, machine: machine(), results }));
} catch (error) {
  say(error.stack ?? error.message);
  process.exitCode = 1;
}

function machine() {
  const [{ model }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model.trim()}, ${gigabytes} GiB, Node ${process.versions.node}`;
}

function printTable(results) {
  for (const [key, { value, unit }] of Object.entries(results)) {
    console.log(`${key.padEnd(28)} ${value.toLocaleString('en').padStart(14)} ${unit}`);
  }
}
