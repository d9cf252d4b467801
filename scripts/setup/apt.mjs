import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { run } from './command.mjs';
import { say } from './console.mjs';

const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
let updated = false;

/**
 * Installs Debian packages. Each is a name or a list of names that releases gave it, newest first.
 * Throws with the exact command to give when this user may not install.
 */
export async function aptInstall(packages, what) {
  if (!existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `install with your system's package manager what Debian calls ${names(packages, oldest)}`,
    );
  }
  if (process.getuid() !== 0) {
    throw new Error(`run: sudo apt-get install -y --no-install-recommends ${names(packages, available)}`);
  }
  if (!updated) await run('apt-get', ['update', '-q'], { what: 'apt-get update', env: environment });
  updated = true;
  const chosen = packages.map(available);
  say(`    apt-get install ${chosen.join(' ')}`);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...chosen], {
    what,
    env: environment,
  });
}

const names = (packages, choose) => packages.map(choose).join(' ');
const oldest = (name) => [name].flat().at(-1);

function available(name) {
  const alternatives = [name].flat();
  return alternatives.find(hasCandidate) ?? alternatives.at(-1);
}

function hasCandidate(name) {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '';
  return /Candidate: (?!\(none\))/.test(policy);
}
