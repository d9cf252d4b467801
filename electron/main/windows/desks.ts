import { BrowserWindow, type WebContents } from 'electron';
import type { Desk } from './desk';

const open = new Set<Desk>();

/** Every window that is open or still closing its project. */
export const desks = {
  add: (desk: Desk): void => void open.add(desk),
  remove: (desk: Desk): void => void open.delete(desk),
  all: (): Desk[] => [...open],
  of: (contents: WebContents): Desk | undefined =>
    [...open].find(({ window }) => !window.isDestroyed() && window.webContents === contents),
  focused: (): Desk | undefined => {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    return [...open].find((desk) => desk.window === window);
  },
};
