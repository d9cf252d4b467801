import { app, screen, type BrowserWindow, type Rectangle } from 'electron';
import { join } from 'node:path';
import { z } from 'zod';
import { JsonFile } from '../settings';

const schema = z.object({
  x: z.number().optional(),
  y: z.number().optional(),
  width: z.number(),
  height: z.number(),
  maximized: z.boolean(),
});
const file = new JsonFile<z.infer<typeof schema>>(
  () => join(app.getPath('userData'), 'window.json'),
  schema,
  () => ({ width: 1280, height: 800, maximized: false }),
);

/** Where the last window was, unless that place is on no screen any more. */
export function readWindowState(): z.infer<typeof schema> {
  const { x, y, ...state } = file.read();
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const size = { ...state, width: Math.min(state.width, width), height: Math.min(state.height, height) };
  if (x === undefined || y === undefined) return size;
  return isVisible({ x, y, width: size.width, height: size.height }) ? { ...size, x, y } : size;
}

export function keepWindowState(window: BrowserWindow): void {
  window.on('close', () => {
    file.write({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
}

function isVisible(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(bounds.x + bounds.width, workArea.x + workArea.width);
    return right - Math.max(bounds.x, workArea.x) > 100 && bounds.y >= workArea.y - 10;
  });
}
