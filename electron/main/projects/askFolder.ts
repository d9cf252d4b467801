import { app, dialog, type BrowserWindow } from 'electron';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a new project goes: `NAME` below the folder that the user picks. Null when the dialog was closed. */
export async function askNewFolder(window: BrowserWindow, name: string): Promise<string | null> {
  const parent = await askParent(window, name);
  return parent === null ? null : freePath(parent, folderName(name));
}

export async function askFolder(
  window: BrowserWindow,
  title: string,
  button: string,
): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    buttonLabel: button,
    properties: ['openDirectory', 'createDirectory'],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

async function askParent(window: BrowserWindow, name: string): Promise<string | null> {
  const standard = join(app.getPath('documents'), 'Lathe');
  mkdirSync(standard, { recursive: true });
  const answer = await dialog.showOpenDialog(window, {
    title: `Where shall “${name}” go?`,
    message: `A folder for “${name}” is made in the folder that you choose.`,
    buttonLabel: 'Make it here',
    defaultPath: standard,
    properties: ['openDirectory', 'createDirectory'],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

function folderName(name: string): string {
  return (
    name
      .trim()
      .replace(/[\\/:*?"<>|]+/g, '-')
      .replace(/^\.+/, '') || 'project'
  );
}

function freePath(parent: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(parent, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(path)) return path;
  }
}
