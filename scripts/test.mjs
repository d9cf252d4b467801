import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildProject } from './build/index.mjs';
import { packageApp } from './packaging/packageApp.mjs';
import { say, seconds } from './setup/console.mjs';
import { needs, setUp } from './setup/index.mjs';
import { root } from './setup/places.mjs';
import { runChecks } from './testing/checks.mjs';
import { runElectronTests, whyNoApp } from './testing/electronTests.mjs';
import { runUnitTests } from './testing/unitTests.mjs';

const started = Date.now();
const kinds = [];

/** Runs one kind of tests. One that cannot start at all counts as one failure. */
async function kind(name, run) {
  const from = Date.now();
  say(`\n── ${name}`);
  const counts = await run().catch((error) => {
    say(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  kinds.push({ name, ...counts, took: seconds(from) });
}

async function withApp(run) {
  const reason = whyNoApp();
  if (reason === undefined) return run();
  say(`skipped: ${reason}`);
  return { passed: 0, failed: 0, skipped: 1 };
}

async function testPackage() {
  await packageApp();
  return runElectronTests('package');
}

async function setUpAndBuild() {
  await setUp(needs.tests);
  const built = await buildProject('all');
  say(`Set up and built (${built.length} parts new) in ${seconds(started)}.`);
}

const ready = await setUpAndBuild().catch((error) => {
  say(error.message);
  return error;
});
mkdirSync(join(root, 'test-results'), { recursive: true });
if (ready instanceof Error)
  kinds.push({ name: 'set-up', passed: 0, failed: 1, skipped: 0, took: seconds(started) });
else {
  if (process.argv.includes('--with-checks')) await kind('checks', runChecks);
  await kind('unit', runUnitTests);
  const specs = join(root, 'e2e/specs');
  if (existsSync(specs) && readdirSync(specs).some((name) => name.endsWith('.spec.ts'))) {
    await kind('end-to-end', () => withApp(() => runElectronTests('app')));
    await kind('package', () => withApp(testPackage));
  }
}

const total = (key) => kinds.reduce((sum, counts) => sum + counts[key], 0);
console.log(`\nTests by kind, after ${seconds(started)}:`);
for (const { name, passed, failed, skipped, took } of kinds) {
  console.log(
    `  ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${took})`,
  );
}
const skipped = total('skipped');
console.log(`${total('passed')} passed, ${total('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
