import { app, type Session } from 'electron';
import { rendererAddress } from './serveRenderer';

/** Whether an address is the app's own page. */
export function isOwnAddress(address: string): boolean {
  try {
    const wanted = new URL(rendererAddress());
    const given = new URL(address);
    return given.protocol === wanted.protocol && given.host === wanted.host;
  } catch {
    return false;
  }
}

/** Denies navigation, new windows and embedded content, everywhere. */
export function refuseForeignContent(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, address) => {
      if (!isOwnAddress(address)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
}
