import { app, protocol, net } from 'electron';
import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const scheme = 'lathe';

/** A standard, secure scheme, so that `'self'` in the content security policy means the app's own files. */
export function appScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Where the window starts. `LATHE_RENDERER_URL` names the server of `npm run dev`; an installed app ignores it. */
export function rendererAddress(): string {
  const served = app.isPackaged ? undefined : process.env['LATHE_RENDERER_URL'];
  return served ?? `${scheme}://app/index.html`;
}

export function serveRenderer(): void {
  // protocol.handle is missing before Electron 25, registerFileProtocol is deprecated after it.
  if (typeof protocol.handle === 'function') {
    protocol.handle(scheme, (request) => net.fetch(pathToFileURL(fileOf(request.url)).href));
    return;
  }
  protocol.registerFileProtocol(scheme, (request, answer) => answer({ path: fileOf(request.url) }));
}

function fileOf(address: string): string {
  const root = join(app.getAppPath(), 'out', 'renderer');
  const path = normalize(join(root, decodeURIComponent(new URL(address).pathname)));
  return path.startsWith(root + sep) ? path : join(root, 'index.html');
}
