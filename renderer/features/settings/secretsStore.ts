import { create } from 'zustand';
import type { SecretEntry, SecretList } from '@shared/contract';
import { LatheError, type ErrorData } from '@shared/errors';
import type { Bridge } from '@renderer/bridge';

export type KeptPlace = Exclude<SecretEntry['place'], 'environment'>;

export interface SecretsState {
  /** Null until they were asked for. */
  readonly list: SecretList | null;
  /** Why they cannot be listed. */
  readonly error: ErrorData | null;
  readonly projectOpen: boolean;
  load(): Promise<void>;
  set(name: string, value: string, place: KeptPlace): Promise<void>;
  remove(name: string, place: KeptPlace): Promise<void>;
}

/** The names of secrets; a value passes through `set` and is kept nowhere here. */
export function createSecretsStore(bridge: Bridge) {
  return create<SecretsState>((set) => ({
    list: null,
    error: null,
    projectOpen: false,
    async load() {
      set({ projectOpen: (await bridge.call('projects.current', undefined)) !== null });
      try {
        set({ list: await bridge.call('secrets.list', undefined), error: null });
      } catch (thrown) {
        set({ list: null, error: LatheError.from(thrown).toData() });
      }
    },
    async set(name, value, place) {
      set({ list: await bridge.call('secrets.set', { name, value, place }) });
    },
    async remove(name, place) {
      set({ list: await bridge.call('secrets.remove', { name, place }) });
    },
  }));
}

export type SecretsStore = ReturnType<typeof createSecretsStore>;
