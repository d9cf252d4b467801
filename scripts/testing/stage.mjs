import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';

/** The JavaScript program that an npm package installs under `name`. */
export const tool = (name) => join(root, 'node_modules', '.bin', name);

/** Runs a command in the checkout, its output shown; resolves with the exit code. */
export function runHere(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: signal ? 1 : code, output }));
  });
}

/**
 * Runs a test program that writes a JSON report, and counts by `count(report)`.
 * A program that fails without a failed test (it did not start, a file did not load) counts as one failure.
 */
export async function runCounted(command, args, { report, count, env }) {
  rmSync(report, { force: true });
  const { code } = await runHere(command, args, { env });
  const counts = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}
