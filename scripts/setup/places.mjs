import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What this checkout uses of the cache: links and copies, remade by set-up. */
export const runtimesFolder = join(root, '.cache', 'runtimes');

export const platform = `${process.platform}-${process.arch}`;

/** Downloads and what was unpacked or built from them; shared by every checkout. LATHE_CACHE moves it. */
export function cacheFolder() {
  if (process.env.LATHE_CACHE) return resolve(process.env.LATHE_CACHE);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'lathe');
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'lathe', 'Cache');
  }
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lathe');
}

/** Electron's executable inside this checkout. */
export function electronExecutable() {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  return join(runtimesFolder, 'electron', names[process.platform] ?? 'electron');
}
