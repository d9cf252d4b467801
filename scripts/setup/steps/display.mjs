import { existsSync } from 'node:fs';
import { aptInstall } from '../apt.mjs';

/** Whether a window can be shown to a person. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

export const display = {
  name: 'virtual display',
  why: 'there is no display, and the end-to-end tests start the app',
  without: 'the end-to-end tests cannot run',
  ready: () =>
    hasDisplay() ||
    ['/usr/bin/xvfb-run', '/usr/bin/Xvfb', '/usr/bin/xauth'].every((file) => existsSync(file)),
  make: () => aptInstall(['xvfb', 'xauth'], 'installing xvfb'),
};
