import { create } from 'zustand';
import { LatheError, type ErrorData } from '@shared/errors';
import type { Cleaned, StorageUsage } from '@shared/model';
import type { Bridge } from '@renderer/bridge';

export interface StorageState {
  /** Null without an open project, and until it was asked for. */
  readonly usage: StorageUsage | null;
  /** Why it is not known. */
  readonly error: ErrorData | null;
  readonly cleaning: boolean;
  load(): Promise<void>;
  /** Frees what can be freed. */
  clean(): Promise<Cleaned>;
}

/** What the open project takes on the disk. */
export function createStorageStore(bridge: Bridge) {
  return create<StorageState>((set, get) => ({
    usage: null,
    error: null,
    cleaning: false,
    async load() {
      if ((await bridge.call('projects.current', undefined)) === null) {
        set({ usage: null, error: null });
        return;
      }
      try {
        set({ usage: await bridge.call('storage.usage', undefined), error: null });
      } catch (thrown) {
        set({ usage: null, error: LatheError.from(thrown).toData() });
      }
    },
    async clean() {
      set({ cleaning: true });
      try {
        return await bridge.call('storage.clean', {});
      } finally {
        set({ cleaning: false });
        await get().load();
      }
    },
  }));
}

export type StorageStore = ReturnType<typeof createStorageStore>;
