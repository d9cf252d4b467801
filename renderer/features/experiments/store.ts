import { create } from 'zustand';
import { LatheError, type ErrorData } from '@shared/errors';
import type { Comparison } from '@shared/model';
import type { Bridge } from '@renderer/bridge';

export interface ExperimentsState {
  /** Runs that are compared, in their order; fewer than two show the table. */
  readonly compared: readonly number[];
  readonly comparison: Comparison | undefined;
  readonly error: ErrorData | undefined;
  compare(runs: readonly number[]): Promise<void>;
  leave(): void;
}

/** Which runs are compared, and how they differ. */
export function createExperimentsStore(bridge: Bridge) {
  return create<ExperimentsState>((set, get) => ({
    compared: [],
    comparison: undefined,
    error: undefined,
    async compare(runs) {
      set({ compared: runs, comparison: undefined, error: undefined });
      try {
        const comparison = await bridge.call('runs.compare', { runs: [...runs] });
        if (get().compared === runs) set({ comparison });
      } catch (thrown) {
        if (get().compared === runs) set({ error: LatheError.from(thrown).toData() });
      }
    },
    leave: () => set({ compared: [], comparison: undefined, error: undefined }),
  }));
}
