import { app, BrowserWindow, dialog, nativeTheme } from 'electron';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { rendererAddress } from '../serveRenderer';
import { readSettings } from '../settings';
import { Desk } from './desk';
import { desks } from './desks';
import { keepWindowState, readWindowState } from './windowState';

interface DeskRequest {
  readonly project: string | undefined;
  readonly trust: boolean;
}

/** Opens a window, with a project when one is named. */
export async function openDesk(request: DeskRequest = { project: undefined, trust: false }): Promise<Desk> {
  const { theme } = readSettings();
  nativeTheme.themeSource = theme;
  const { maximized, ...bounds } = readWindowState();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Lathe',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101419' : '#f6f7f9',
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  const desk = new Desk(window);
  desks.add(desk);
  keepWindowState(window);
  askBeforeClosing(desk);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  if (request.project) await openNamed(desk, request.project, request.trust);
  await window.loadURL(rendererAddress());
  return desk;
}

async function openNamed(desk: Desk, folder: string, trust: boolean): Promise<void> {
  try {
    await desk.open(folder, trust);
  } catch (thrown) {
    const error = LatheError.from(thrown);
    void dialog.showMessageBox(desk.window, {
      type: 'error',
      message: error.message,
      detail: error.cure ?? '',
    });
  }
}

function askBeforeClosing(desk: Desk): void {
  let sure = false;
  desk.window.on('close', (event) => {
    if (sure || (desk.runs.count === 0 && !desk.edited)) return;
    event.preventDefault();
    void askToClose(desk).then((close) => {
      if (!close) return;
      sure = true;
      desk.window.close();
    });
  });
  desk.window.on('closed', () => {
    void desk.close().finally(() => desks.remove(desk));
  });
}

async function askToClose(desk: Desk): Promise<boolean> {
  const running = desk.runs.count > 0;
  const { response } = await dialog.showMessageBox(desk.window, {
    type: 'question',
    message: running ? 'A run is under way.' : 'The last change is not saved.',
    detail: running
      ? 'Closing the window cancels it. What it finished is kept, and the next run takes it from the cache.'
      : 'Closing the window now loses it.',
    buttons: [running ? 'Cancel the run and close' : 'Close without saving', 'Keep the window open'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
