import { create } from 'zustand';
import type { CommandInput } from '@shared/contract';
import type { BlockProgress, BlockRun, RunSummary } from '@shared/model';
import type { Bridge } from '@renderer/bridge';

export interface RunStoreState {
  /** The pipeline whose blocks these are. */
  readonly pipeline: string | null;
  /** The newest run of each block. */
  readonly blocks: Readonly<Record<string, BlockRun>>;
  readonly progress: Readonly<Record<string, BlockProgress>>;
  /** Runs of this project that are under way, newest first. */
  readonly active: readonly RunSummary[];
  /** Listens to the engine, once. */
  listen(): void;
  show(pipeline: string | null): Promise<void>;
  start(request: CommandInput<'runs.start'>): Promise<RunSummary>;
  stop(): Promise<void>;
}

/** Live state of the blocks of the open pipeline. Truth comes from the engine's events only. */
export function createRunStore(bridge: Bridge) {
  const pipelines = new Map<number, string>();
  return create<RunStoreState>((set, get) => ({
    pipeline: null,
    blocks: {},
    progress: {},
    active: [],
    listen() {
      bridge.on('runs.changed', (run) => {
        pipelines.set(run.id, run.pipeline);
        set(({ active, progress }) => withRun(active, progress, run));
      });
      bridge.on('runs.blockChanged', (blockRun) => {
        if (pipelines.get(blockRun.run) !== get().pipeline) return;
        set(({ blocks, progress }) => withBlockRun(blocks, progress, blockRun));
      });
      bridge.on('runs.progressed', (notes) => {
        const own = notes.filter(
          ({ run, item }) => item === undefined && pipelines.get(run) === get().pipeline,
        );
        if (own.length === 0) return;
        set(({ progress }) => ({
          progress: { ...progress, ...Object.fromEntries(own.map((note) => [note.block, note])) },
        }));
      });
    },
    async show(pipeline) {
      if (pipeline !== get().pipeline) set({ pipeline, blocks: {}, progress: {} });
      if (pipeline === null) {
        set({ active: [] });
        return;
      }
      const [latest, runs] = await Promise.all([
        bridge.call('runs.latestBlocks', { pipeline }),
        bridge.call('runs.list', { limit: 20 }),
      ]);
      if (get().pipeline !== pipeline) return;
      for (const run of runs) pipelines.set(run.id, run.pipeline);
      set({
        blocks: Object.fromEntries(latest.map((blockRun) => [blockRun.block, blockRun])),
        active: runs.filter(isActive),
      });
    },
    async start(request) {
      const run = await bridge.call('runs.start', request);
      pipelines.set(run.id, run.pipeline);
      return run;
    },
    async stop() {
      const { active } = get();
      // A backfill would go on with its next run.
      const backfills = new Set(active.flatMap(({ backfill }) => backfill ?? []));
      const alone = active.filter(({ backfill }) => backfill === undefined);
      await Promise.all([
        ...[...backfills].map((backfill) => bridge.call('backfills.cancel', { backfill })),
        ...alone.map(({ id }) => bridge.call('runs.cancel', { run: id })),
      ]);
    },
  }));
}

const isActive = ({ state }: RunSummary): boolean => state === 'running' || state === 'queued';

/** The lists after a run changed: an ended run is no longer active, and its progress is over. */
export function withRun(
  active: readonly RunSummary[],
  progress: Readonly<Record<string, BlockProgress>>,
  run: RunSummary,
): Pick<RunStoreState, 'active' | 'progress'> {
  const others = active.filter(({ id }) => id !== run.id);
  if (isActive(run)) return { active: [run, ...others], progress };
  return {
    active: others,
    progress: Object.fromEntries(Object.entries(progress).filter(([, note]) => note.run !== run.id)),
  };
}

/** The blocks after one changed: a newer run of a block replaces an older one, never the other way. */
export function withBlockRun(
  blocks: Readonly<Record<string, BlockRun>>,
  progress: Readonly<Record<string, BlockProgress>>,
  blockRun: BlockRun,
): Pick<RunStoreState, 'blocks' | 'progress'> {
  const known = blocks[blockRun.block];
  if (known && known.run > blockRun.run) return { blocks, progress };
  if (blockRun.state === 'running') return { blocks: { ...blocks, [blockRun.block]: blockRun }, progress };
  const { [blockRun.block]: _over, ...rest } = progress;
  return { blocks: { ...blocks, [blockRun.block]: blockRun }, progress: rest };
}
