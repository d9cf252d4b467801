import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall } from '../apt.mjs';

/** Shared libraries that Electron links to, and the Debian packages that bring them (newest name first). */
const libraries = {
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnss3.so': 'libnss3',
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libgbm.so.1': 'libgbm1',
  'libXss.so.1': 'libxss1',
  'libnotify.so.4': 'libnotify4',
  'libXtst.so.6': ['libxtst6t64', 'libxtst6'],
};

export const systemLibraries = {
  name: 'system libraries',
  why: 'Electron links to them',
  without: 'the desktop app cannot start; the command line works',
  ready: () => process.platform !== 'linux' || missing().length === 0,
  make: () =>
    aptInstall(
      missing().map((library) => libraries[library]),
      'installing system libraries',
    ),
};

function missing() {
  const folders = libraryFolders();
  return Object.keys(libraries).filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
}

function libraryFolders() {
  const multiarch = existsSync('/usr/lib')
    ? readdirSync('/usr/lib').filter((name) => name.includes('-linux-gnu'))
    : [];
  return ['/usr/lib64', '/usr/lib', '/lib64', ...multiarch.map((name) => join('/usr/lib', name))];
}
