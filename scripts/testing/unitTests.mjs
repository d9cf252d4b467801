import { join } from 'node:path';
import { root } from '../setup/places.mjs';
import { runCounted, tool } from './stage.mjs';

const report = join(root, 'test-results/unit.json');

export function runUnitTests() {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runCounted(tool('vitest'), args, {
    report,
    env: { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    count: (result) => ({
      passed: result.numPassedTests,
      failed: result.numFailedTests,
      skipped: result.numPendingTests + result.numTodoTests,
    }),
  });
}
