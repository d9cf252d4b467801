import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { root } from '../places.mjs';

const installedLock = join(root, 'node_modules', '.package-lock.json');

export const nodeModules = {
  name: 'npm packages',
  why: 'the libraries pinned in package-lock.json; their install scripts stay off',
  required: true,

  ready() {
    if (!existsSync(installedLock)) return false;
    const installed = packagesOf(installedLock);
    return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
      ([path, wanted]) => path === '' || wanted.optional || installed[path]?.version === wanted.version,
    );
  },

  async make() {
    // A folder that npm finished is brought up to date in place; anything else is made anew.
    const how = existsSync(installedLock) ? ['install', '--no-save'] : ['ci'];
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await run(npm, [...how, '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], {
      what: `npm ${how[0]}`,
      cwd: root,
      shell: process.platform === 'win32',
    });
  },
};

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
