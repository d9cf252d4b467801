import { app, BrowserWindow, session } from 'electron';
import { registerCommands } from './ipc';
import { installMenu } from './menu';
import { readCommandLine } from './readCommandLine';
import { appScheme, serveRenderer } from './serveRenderer';
import { denyPermissions, refuseForeignContent } from './security';
import { desks, openDesk } from './windows';

/** Life of the app, from the first moment to the last window. */
export function startApp(): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  appScheme();
  refuseForeignContent();
  app.on('second-instance', (_event, argv) => {
    const line = readCommandLine(argv);
    if (line.project) void openDesk(line);
    else BrowserWindow.getAllWindows()[0]?.focus();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (app.isReady()) void openDesk({ project: path, trust: false });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void openDesk();
  });
  endClean();
  void app.whenReady().then(() => {
    serveRenderer();
    denyPermissions(session.defaultSession);
    registerCommands();
    installMenu();
    return openDesk(readCommandLine(process.argv));
  });
}

/** Waits, before the process ends, until what runs is cancelled and recorded. */
function endClean(): void {
  app.on('will-quit', (event) => {
    event.preventDefault();
    void Promise.allSettled(desks.all().map((desk) => desk.close())).then(() => app.exit(0));
  });
}
