import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';
import { bundledPackages } from './bundledPackages.mjs';

const require = createRequire(import.meta.url);
const optionalForOtherPlatforms = /^@(libsql|duckdb|koromix)\/.*(linux|darwin|win32)/;

/**
 * Every package that an installed Lathe contains, as its own package or inside a bundle:
 * `{ id, license, repository, text }`, sorted. License-checker reads each package's licence.
 */
export async function collectLicenses() {
  const all = await readAll();
  const { dependencies } = describe(root);
  const wanted = new Set();
  for (const name of [...Object.keys(dependencies), ...bundledPackages]) follow(name, root, wanted);
  // By name and version: license-checker tells one folder of those that hold the same package.
  return [...new Set([...wanted].map(idOf))]
    .map((id) => ({ id, ...all[id] }))
    .filter((found) => !optionalForOtherPlatforms.test(found.id))
    .map(({ id, licenses, repository, licenseFile }) => ({
      id,
      license: [licenses].flat().join(' OR '),
      repository: repository ?? '',
      text: isLicense(licenseFile) ? readFileSync(licenseFile, 'utf8').trim() : '',
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function readAll() {
  const checker = require('license-checker-rseidelsohn');
  return new Promise((resolve, reject) =>
    checker.init({ start: root, excludePrivatePackages: true }, (error, packages) =>
      error ? reject(error) : resolve(packages),
    ),
  );
}

/** Adds the folder of `name`, as `from` requires it, and of all that it depends on. */
function follow(name, from, folders) {
  const folder = find(name, from);
  if (!folder || folders.has(folder)) return;
  folders.add(folder);
  for (const dependency of Object.keys(describe(folder).dependencies ?? {}))
    follow(dependency, folder, folders);
}

function find(name, from) {
  for (let folder = from; folder.startsWith(root); folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}

const describe = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

const idOf = (folder) => {
  const { name, version } = describe(folder);
  return `${name}@${version}`;
};

const isLicense = (file) => Boolean(file) && /licen[cs]e|copying/i.test(file);
