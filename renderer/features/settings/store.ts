import { create } from 'zustand';
import type { Settings, Status } from '@shared/contract';
import type { RuntimeStatus } from '@shared/model';
import type { Bridge } from '@renderer/bridge';

export interface SystemState {
  readonly settings: Settings;
  readonly status: Status;
  /** Null until they were asked for. */
  readonly runtimes: readonly RuntimeStatus[] | null;
  load(): Promise<void>;
  change(part: Partial<Settings>): Promise<void>;
  refreshRuntimes(): Promise<void>;
}

/** Settings of the app, the state of its workers, and the runtimes of this machine. */
export function createSystemStore(bridge: Bridge) {
  return create<SystemState>((set) => ({
    settings: { theme: 'system', workers: 1 },
    status: { workersBusy: 0, workers: 0, artifactBytes: 0 },
    runtimes: null,
    async load() {
      bridge.on('system.statusChanged', (status) => set({ status }));
      set({ settings: await bridge.call('settings.read', undefined) });
      set({ status: await bridge.call('system.status', undefined) });
      set({ runtimes: await bridge.call('system.runtimes', undefined) });
    },
    async change(part) {
      set({ settings: await bridge.call('settings.write', part) });
    },
    async refreshRuntimes() {
      set({ runtimes: await bridge.call('system.runtimes', undefined) });
    },
  }));
}
