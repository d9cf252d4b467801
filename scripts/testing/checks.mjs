import { runHere, tool } from './stage.mjs';
import { say, seconds } from '../setup/console.mjs';

const rooms = ['shared', 'electron', 'renderer', 'e2e'];
const checks = [
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['types', 'tsc', ['-b']],
  ['lint', 'eslint', ['.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint']],
  ['import rule', 'depcruise', rooms],
  ['dead code', 'knip', []],
];

/** Every static check, with the output of those that fail. */
export async function runChecks() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, program, args] of checks) {
    const started = Date.now();
    const { code, output } = await runHere(tool(program), args, { quiet: true });
    say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(started)})`);
    if (code === 0) counts.passed += 1;
    else {
      counts.failed += 1;
      say(output.trimEnd());
    }
  }
  return counts;
}
