import { say } from './setup/console.mjs';
import { buildProject } from './build/index.mjs';
import { needs, setUp } from './setup/index.mjs';
import { runChecks } from './testing/checks.mjs';
import { runUnitTests } from './testing/unitTests.mjs';

try {
  await setUp(needs.engine, { retry: false });
  await buildProject('engine');
  const checks = await runChecks();
  const units = await runUnitTests();
  const failed = checks.failed + units.failed;
  say(`checks: ${checks.passed} passed, ${checks.failed} failed`);
  say(`unit tests: ${units.passed} passed, ${units.failed} failed`);
  process.exitCode = failed === 0 && units.passed > 0 ? 0 : 1;
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
