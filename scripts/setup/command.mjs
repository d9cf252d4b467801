import { spawn, spawnSync } from 'node:child_process';
import { keepSaying } from './console.mjs';

/** Runs a command to its end, keeping its output for the error. A terminal sees it live. */
export async function run(command, args, { what = command, live = false, ...options } = {}) {
  const inherit = live && process.stderr.isTTY;
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', inherit ? 2 : 'pipe', inherit ? 2 : 'pipe'],
  });
  const stop = keepSaying(what);
  const end = () => child.kill();
  process.once('exit', end);
  let output = '';
  const keep = (chunk) => (output = (output + chunk).slice(-20_000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  try {
    await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) =>
        code === 0 ? resolve() : reject(new Error(`${what} ended with ${signal ?? code}\n${tail(output)}`)),
      );
    });
  } finally {
    stop();
    process.off('exit', end);
  }
}

/** Whether a command answers to `args` (by default `--version`). */
export function answers(command, args = ['--version']) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function tail(output) {
  return output.trimEnd().split('\n').slice(-15).join('\n');
}
