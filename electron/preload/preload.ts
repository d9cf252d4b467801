import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels } from '@shared/contract/channels';
import type { LatheBridge } from '@shared/contract';

const listeners = new Map<string, Set<(payload: never) => void>>();

ipcRenderer.on(channels.event, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload as never);
});

/** Electron before 29 puts the path on the file itself. */
function pathOf(file: File): string {
  return (
    (webUtils as typeof webUtils | undefined)?.getPathForFile(file) ?? (file as { path?: string }).path ?? ''
  );
}

const bridge = {
  platform: process.platform,
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  on(name, listener) {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set);
    set.add(listener);
    return () => set.delete(listener);
  },
  fileToken: (file) => ipcRenderer.invoke(channels.dropped, pathOf(file as File)),
} satisfies LatheBridge;

contextBridge.exposeInMainWorld('lathe', bridge);
