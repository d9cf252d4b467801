import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfPresent, sweep, writeWhole } from './cache.mjs';
import { say, seconds } from './console.mjs';
import { cacheFolder, platform, root, runtimesFolder } from './places.mjs';
import { display } from './steps/display.mjs';
import { electron } from './steps/electron.mjs';
import { nodeModules } from './steps/nodeModules.mjs';
import { systemLibraries } from './steps/systemLibraries.mjs';
import { tensorflow } from './steps/tensorflow.mjs';
import { xgboost } from './steps/xgboost.mjs';

const engineSteps = [nodeModules, tensorflow, xgboost];
const appSteps = [nodeModules, systemLibraries, electron, tensorflow, xgboost];
const testSteps = [...appSteps, display];

/** What each way of using the checkout needs. */
export const needs = { engine: engineSteps, app: appSteps, tests: testSteps };

/** Why an optional part is absent, by its name; the engine reads it for `lathe doctor`. */
const absentFile = join(runtimesFolder, 'absent.json');

/**
 * Makes what is missing. Safe to interrupt and to run again: every part appears whole or not at all.
 * What failed before is tried again only if `retry`, so that a command without a network stays quick.
 * Returns the parts that are absent, with the reason.
 */
export async function setUp(steps, { retry = true } = {}) {
  const missing = steps.filter((step) => !step.ready());
  if (missing.length === 0) return {};
  const key = lockKey();
  const known = JSON.parse((await readIfPresent(absentFile)) ?? '{}');
  const absent = known.key === key ? { ...known.parts } : {};
  if (!retry && missing.every((step) => absent[step.name])) return absent;
  say(`Setting up Lathe on ${platform} (downloads are kept in ${cacheFolder()})`);
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  await sweep();
  for (const [index, step] of missing.entries()) {
    if (!retry && absent[step.name]) continue;
    const started = Date.now();
    say(`  ${index + 1}/${missing.length} ${step.name}: ${step.why}`);
    try {
      await step.make();
      delete absent[step.name];
      say(`    done in ${seconds(started)}`);
    } catch (error) {
      if (step.required) throw new Error(`${step.name} could not be installed: ${error.message}`);
      absent[step.name] = firstLine(error.message);
      say(`    ! not available: ${error.message}`);
      say(`      so ${step.without}`);
    }
  }
  await writeWhole(absentFile, JSON.stringify({ key, parts: absent }, null, 2));
  process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  return absent;
}

function interrupted() {
  say('Set-up interrupted. What is finished is kept; the next start goes on from there.');
  process.exit(130);
}

const firstLine = (text) => text.split('\n')[0];

function lockKey() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'scripts/setup/pins.mjs'])
    hash.update(readFileSync(join(root, file)));
  return hash.update(platform).digest('hex').slice(0, 16);
}
