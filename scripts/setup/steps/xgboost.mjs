import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, place } from '../cache.mjs';
import { wheels } from '../pins.mjs';
import { cacheFolder, platform, runtimesFolder } from '../places.mjs';
import { fetchWheel } from '../wheel.mjs';
import { unzip } from '../zip.mjs';

const target = join(runtimesFolder, 'xgboost');

export const xgboost = {
  name: 'XGBoost',
  why: 'gradient-boosted trees; its library comes from the Python wheel',
  without: 'the blocks that train boosted trees are unavailable and say so',
  ready: () => existsSync(join(target, 'xgboost/lib/libxgboost.so')),

  async make() {
    if (platform !== 'linux-x64') throw new Error(`no library is pinned for ${platform}`);
    const pin = wheels.xgboost;
    const folder = await cached(`xgboost-${pin.version}-${platform}`, async (folder) => {
      const wheel = await fetchWheel(pin);
      await unzip(wheel, folder, (name) => (/\.so(\.[\d.]+)?$/.test(name) ? name : undefined));
      await writeFile(join(folder, 'version'), pin.version);
    });
    await rm(join(cacheFolder(), 'downloads', pin.file), { force: true });
    await place(folder, target);
  },
};
