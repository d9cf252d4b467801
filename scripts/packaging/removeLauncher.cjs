const { rm } = require('node:fs/promises');
const { join } = require('node:path');

/** Set-up's Electron may hold a launcher (resources/app) that opens checkouts: it would come before app.asar. */
module.exports = async function removeLauncher({ appOutDir, electronPlatformName }) {
  if (electronPlatformName === 'darwin') return;
  await rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
};
