import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { electronExecutable, root } from '../setup/places.mjs';
import { display, hasDisplay } from '../setup/steps/display.mjs';
import { systemLibraries } from '../setup/steps/systemLibraries.mjs';
import { runCounted, tool } from './stage.mjs';

/** Why the app cannot be started here, or undefined when it can. */
export function whyNoApp() {
  if (!existsSync(electronExecutable())) return 'there is no Electron for this machine';
  if (!systemLibraries.ready()) return 'system libraries of Electron are missing';
  if (!display.ready()) return 'there is neither a display nor xvfb';
  return undefined;
}

/** Runs a project of playwright.config.ts, on a virtual display where there is none. */
export function runElectronTests(project) {
  const report = join(root, `test-results/${project}.json`);
  const playwright = [tool('playwright'), 'test', '--project', project];
  const [command, ...args] = hasDisplay()
    ? playwright
    : ['xvfb-run', '-a', '-s', '-screen 0 2000x1200x24', ...playwright];
  return runCounted(command, args, {
    report,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    count: ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  });
}
