import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../build/fingerprint.mjs';
import { readIfPresent, writeWhole } from '../setup/cache.mjs';
import { run } from '../setup/command.mjs';
import { root, runtimesFolder } from '../setup/places.mjs';
import { tool } from '../testing/stage.mjs';

const inputs = [
  'out',
  'resources',
  'package.json',
  'package-lock.json',
  'electron-builder.yml',
  'scripts/packaging',
];
const stamp = join(root, 'dist/.stamp');

/**
 * Makes the directory build of this platform in dist/ with the Electron that set-up provided.
 * Left alone when nothing that goes into it changed. Returns whether it was made.
 */
export async function packageApp(targets = ['dir']) {
  const wanted = `${targets} ${fingerprint(inputs)}`;
  if ((await readIfPresent(stamp)) === wanted) return false;
  const electron = join(runtimesFolder, 'electron');
  if (!existsSync(electron))
    throw new Error('There is no Electron to package: run npm run setup with a network.');
  const version = readFileSync(join(electron, 'version'), 'utf8').trim().replace(/^v/, '');
  const platform = { darwin: '--mac', win32: '--win' }[process.platform] ?? '--linux';
  await run(
    tool('electron-builder'),
    [
      ...[platform, ...targets, '--publish', 'never', `-c.electronVersion=${version}`],
      `-c.electronDist=${realpathSync(electron)}`,
    ],
    { what: 'electron-builder', cwd: root, live: true, shell: process.platform === 'win32' },
  );
  await writeWhole(stamp, wanted);
  return true;
}
