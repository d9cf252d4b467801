import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';
import { fingerprint } from './fingerprint.mjs';
import { hasEntry, targetSets } from './targets.mjs';

const stamps = join(root, 'out', '.stamps');
const stampOf = (target) => join(stamps, target.name.replaceAll('/', '_'));

/**
 * Brings a set of targets up to date: `engine` for the command line, `programs`, or `all` with the renderer.
 * Returns the names of what was built; what is unchanged is left alone. Throws when a build fails.
 */
export async function buildProject(what = 'all', announce = () => {}) {
  const stale = findStale(targetSets[what]);
  if (stale.length) announce(stale.map(({ target }) => target.name));
  const results = await Promise.allSettled(stale.map(makeOne));
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (failed.length) throw new AggregateError(failed, `The build failed: ${failed.map(reasonOf).join('\n')}`);
  return stale.map(({ target }) => target.name);
}

function findStale(targets) {
  const fingerprints = new Map();
  return targets.filter(hasEntry).flatMap((target) => {
    const key = target.sources.join(' ');
    if (!fingerprints.has(key)) fingerprints.set(key, fingerprint(target.sources));
    const wanted = fingerprints.get(key);
    const present = target.outputs.every((output) => existsSync(join(root, output)));
    return present && readStamp(target) === wanted ? [] : [{ target, wanted }];
  });
}

async function makeOne({ target, wanted }) {
  await target.make();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stampOf(target), wanted);
}

function readStamp(target) {
  const file = stampOf(target);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function reasonOf(error) {
  return error.errors?.[0]?.text ?? error.message;
}
