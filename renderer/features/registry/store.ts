import { create } from 'zustand';
import { LatheError, type ErrorData } from '@shared/errors';
import type { ExportProof, ModelVersion, ModelVersionDetail, RegisteredModel } from '@shared/model';
import type { Bridge } from '@renderer/bridge';

/** How an export of a version stands. */
export type ExportState =
  | { readonly state: 'exporting' }
  | { readonly state: 'proved'; readonly proof: ExportProof }
  | { readonly state: 'failed'; readonly error: ErrorData };

export interface RegistryState {
  readonly models: readonly RegisteredModel[];
  readonly listed: boolean;
  readonly error: ErrorData | undefined;
  /** By `name@version`. */
  readonly details: Readonly<Record<string, ModelVersionDetail>>;
  readonly exports: Readonly<Record<string, ExportState>>;
  reset(): void;
  list(): Promise<void>;
  show(name: string, version: number): Promise<void>;
  promote(name: string, version: number, alias: string): Promise<void>;
  demote(name: string, version: number, alias: string): Promise<void>;
  saveNote(name: string, version: number, note: string): Promise<void>;
  exportTo(name: string, version: number, format: 'tfjs'): Promise<void>;
}

export const keyOf = (name: string, version: number): string => `${name}@${version}`;

/** Registered models. Promoting, demoting and notes throw `LatheError`; the rest keeps it. */
export function createRegistryStore(bridge: Bridge) {
  return create<RegistryState>((set, get) => {
    /** The list is read anew: an alias that moves leaves another version. */
    const refresh = async (changed: ModelVersion): Promise<void> => {
      await get().list();
      const key = keyOf(changed.name, changed.version);
      const detail = get().details[key];
      if (detail) set((state) => ({ details: { ...state.details, [key]: { ...detail, ...changed } } }));
    };
    const putExport = (key: string, value: ExportState | undefined): void =>
      set((state) => {
        const { [key]: _old, ...rest } = state.exports;
        return { exports: value ? { ...rest, [key]: value } : rest };
      });
    return {
      models: [],
      listed: false,
      error: undefined,
      details: {},
      exports: {},
      reset: () => set({ models: [], listed: false, error: undefined, details: {}, exports: {} }),
      async list() {
        try {
          set({ models: await bridge.call('models.list', undefined), listed: true, error: undefined });
        } catch (thrown) {
          set({ listed: true, error: LatheError.from(thrown).toData() });
        }
      },
      async show(name, version) {
        try {
          const detail = await bridge.call('models.show', { name, version });
          set((state) => ({
            details: { ...state.details, [keyOf(name, version)]: detail },
            error: undefined,
          }));
        } catch (thrown) {
          set({ error: LatheError.from(thrown).toData() });
        }
      },
      promote: async (name, version, alias) =>
        refresh(await bridge.call('models.promote', { name, version, alias })),
      demote: async (name, version, alias) =>
        refresh(await bridge.call('models.demote', { name, version, alias })),
      saveNote: async (name, version, note) =>
        refresh(await bridge.call('models.note', { name, version, note })),
      async exportTo(name, version, format) {
        const key = keyOf(name, version);
        putExport(key, { state: 'exporting' });
        try {
          const proof = await bridge.call('models.export', { name, version, format });
          putExport(key, proof ? { state: 'proved', proof } : undefined);
          if (proof) await get().show(name, version);
        } catch (thrown) {
          putExport(key, { state: 'failed', error: LatheError.from(thrown).toData() });
        }
      },
    };
  });
}
