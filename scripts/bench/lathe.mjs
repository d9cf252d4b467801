import { performance } from 'node:perf_hooks';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';

const program = [join(root, 'out/main/cli.cjs')];

/** Runs the built command with --json; resolves with its lines, parsed, each with the milliseconds at which it came. */
export function lathe(...words) {
  return run(process.execPath, [...program, ...words, '--json']);
}

/** The same through npm, as a person in a checkout does. */
export function latheByNpm(...words) {
  return run('npm', ['run', '-s', 'lathe', '--', ...words, '--json']);
}

function run(file, words) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = [];
    let rest = '';
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const whole = (rest + text).split('\n');
      rest = whole.pop();
      for (const line of whole) lines.push({ ...JSON.parse(line), arrived: performance.now() - started });
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0)
        resolve({ lines, summary: lines.at(-1), seconds: (performance.now() - started) / 1000 });
      else
        reject(
          new Error(`lathe ${words.join(' ')} ended with ${code}\n${errors}${JSON.stringify(lines.at(-1))}`),
        );
    });
  });
}
