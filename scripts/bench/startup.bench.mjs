import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';
import { median } from './median.mjs';

const times = 5;

/** What a command costs from the shell: through the checkout's wrapper, alone, and with everything cached. */
export default async function startup({ progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-bench-'));
  const project = join(folder, 'penguins');
  const wrapper = join(root, 'scripts/lathe.mjs');
  const program = join(root, 'out/main/cli.cjs');
  try {
    lathe(program, ['new', project, '--sample', 'penguins']);
    lathe(program, ['run', project, 'train', '--json']);
    const measured = {
      'bundle/version': () => lathe(program, ['--version']),
      'checkout/version': () => lathe(wrapper, ['--version']),
      'checkout/doctor': () => lathe(wrapper, ['doctor', '--json']),
      'checkout/cached run': () => lathe(wrapper, ['run', project, 'train', '--json']),
      'checkout/fresh run': () => lathe(wrapper, ['run', project, 'train', '--json', '--fresh']),
    };
    const results = {};
    for (const [name, measure] of Object.entries(measured)) {
      progress(`measuring ${name}`);
      results[name] = { value: await median(times, measure), unit: 'ms' };
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds that a command took. */
function lathe(program, args) {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`lathe ${args.join(' ')} ended with ${status}\n${stderr}`);
  return Math.round(Number(process.hrtime.bigint() - started) / 1e6);
}
