import { create } from 'zustand';
import { LatheError, type ErrorData } from '@shared/errors';
import type { Attempt, Curve, LogLine, RunDetail, RunSummary } from '@shared/model';
import type { Bridge } from '@renderer/bridge';
import { mergeCurves, type BlockCurves } from './curves';
import { logKey, type LogKey } from './logLines';
import {
  blockKey,
  noRuns,
  withBlock,
  withLines,
  withoutRuns,
  withPoints,
  withProgress,
  withRun,
  type BlockKey,
  type RunData,
} from './runState';
import type { Catalogue } from './selectors';

export interface RunsState extends RunData {
  readonly catalogue: Catalogue;
  readonly listed: 'no' | 'loading' | 'yes';
  readonly error: ErrorData | undefined;
  /** Stored log lines by what they are of. */
  readonly logs: Readonly<Record<LogKey, readonly LogLine[]>>;
  /** Every try at a block or an item, once asked for. */
  readonly attempts: Readonly<Record<BlockKey, readonly Attempt[]>>;
  /** Forgets all: another project is open. */
  reset(): void;
  list(): Promise<void>;
  show(run: number): Promise<RunDetail | undefined>;
  loadCurves(run: number, block: string, item?: string): Promise<void>;
  loadLog(run: number, block?: string, item?: string): Promise<void>;
  loadAttempts(run: number, block: string, item?: string): Promise<void>;
  cancel(run: number): Promise<void>;
  stopEarly(run: number, block: string): Promise<void>;
  resume(run: number): Promise<RunSummary>;
  rerun(run: RunSummary, fresh?: boolean): Promise<RunSummary>;
  remove(runs: readonly number[]): Promise<void>;
}

/** Runs of the open project, kept true by events. Actions throw `LatheError`. */
export function createRunsStore(bridge: Bridge) {
  return create<RunsState>((set, get) => ({
    ...noRuns,
    catalogue: {},
    listed: 'no',
    error: undefined,
    logs: {},
    attempts: {},
    reset: () => set({ ...noRuns, logs: {}, attempts: {}, listed: 'no', error: undefined }),
    async list() {
      if (get().listed === 'no') set({ listed: 'loading' });
      try {
        const [runs, catalogue] = await Promise.all([
          bridge.call('runs.list', {}),
          bridge.call('blocks.catalogue', undefined),
        ]);
        set({
          runs: Object.fromEntries(runs.map((run) => [run.id, run])),
          catalogue: Object.fromEntries(catalogue.map((kind) => [kind.kind, kind])),
          listed: 'yes',
          error: undefined,
        });
      } catch (thrown) {
        set({ listed: 'yes', error: LatheError.from(thrown).toData() });
      }
    },
    async show(run) {
      try {
        const detail = await bridge.call('runs.show', { run });
        set((state) => ({ details: { ...state.details, [run]: detail }, error: undefined }));
        return detail;
      } catch (thrown) {
        set({ error: LatheError.from(thrown).toData() });
        return undefined;
      }
    },
    async loadCurves(run, block, item) {
      const stored = await bridge.call('runs.curves', { run, block, item });
      const key = blockKey(run, block, item);
      const mine = stored.filter((curve: Curve) => curve.block === block && curve.item === item);
      set((state) => ({ curves: { ...state.curves, [key]: mergeCurves(mine, state.curves[key] ?? {}) } }));
    },
    async loadLog(run, block, item) {
      const lines = await bridge.call('runs.log', { run, block, item });
      set((state) => ({ logs: { ...state.logs, [logKey(run, block, item)]: lines } }));
    },
    async loadAttempts(run, block, item) {
      const attempts = await bridge.call('runs.attempts', { run, block, item });
      const mine = attempts.filter((attempt) => attempt.item === item);
      set((state) => ({ attempts: { ...state.attempts, [blockKey(run, block, item)]: mine } }));
    },
    cancel: (run) => bridge.call('runs.cancel', { run }),
    stopEarly: (run, block) => bridge.call('runs.stopEarly', { run, block }),
    async resume(run) {
      const resumed = await bridge.call('runs.resume', { run });
      set((state) => withRun(state, resumed));
      return resumed;
    },
    async rerun(run, fresh = false) {
      const detail = get().details[run.id];
      const started = await bridge.call('runs.start', {
        pipeline: run.pipeline,
        ...(detail ? { variables: detail.variables } : {}),
        ...(fresh ? { fresh } : {}),
      });
      set((state) => withRun(state, started));
      return started;
    },
    async remove(runs) {
      await bridge.call('runs.remove', { runs: [...runs] });
      set((state) => withoutRuns(state, runs));
    },
  }));
}

export type RunsStore = ReturnType<typeof createRunsStore>;

/** Keeps a store true by the engine's events, until the returned function is called. */
export function followRuns(store: RunsStore, bridge: Bridge): () => void {
  const ends = [
    bridge.on('runs.changed', (run) => store.setState((state) => withRun(state, run))),
    bridge.on('runs.blockChanged', (block) => store.setState((state) => withBlock(state, block))),
    bridge.on('runs.progressed', (list) => store.setState((state) => withProgress(state, list))),
    bridge.on('runs.pointsAdded', (batches) => store.setState((state) => withPoints(state, batches))),
    bridge.on('runs.logged', (lines) => store.setState((state) => withLines(state, lines))),
  ];
  return () => ends.forEach((end) => end());
}

export const noCurves: BlockCurves = {};
