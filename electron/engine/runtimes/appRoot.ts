import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

let found: string | undefined;

/**
 * The folder that holds Lathe's package.json: the checkout, or app.asar in an installed app.
 * The same whether the caller runs from sources (tests) or from a bundle in out/.
 */
export function appRoot(): string {
  found ??= findRoot(__dirname);
  return found;
}

/** `require` as Lathe's own package sees it, for modules that are loaded late. */
export function requireLate(name: string): unknown {
  return createRequire(join(appRoot(), 'package.json'))(name);
}

/** Files that the operating system must open itself: beside app.asar in an installed app. */
export function unpackedRoot(): string {
  return appRoot().replace(/\.asar$/, '.asar.unpacked');
}

/** Where set-up, or the installer, put runtimes that are no npm packages. */
export function runtimesFolder(): string {
  return appRoot().endsWith('.asar')
    ? join(dirname(appRoot()), 'runtimes')
    : join(appRoot(), '.cache', 'runtimes');
}

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isLathe(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`Lathe's package.json is not above ${start}`);
  }
}

function isLathe(file: string): boolean {
  if (!existsSync(file)) return false;
  const description = JSON.parse(readFileSync(file, 'utf8')) as { name?: string };
  return description.name === 'lathe';
}
