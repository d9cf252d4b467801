import { create } from 'zustand';
import type { BlockDescriptor, BlockRun, Column } from '@shared/model';
import type { Bridge } from '@renderer/bridge';
import type { InspectorTab } from './document/tabs';
import type { Variables } from './document/variables';

export interface InspectorState {
  /** Kinds by name; empty until they were read. */
  readonly catalogue: ReadonlyMap<string, BlockDescriptor>;
  /** Variables of the project, which the pipeline's own override. */
  readonly projectVariables: Variables;
  /** The tab that was chosen last; kept from block to block. */
  readonly tab: InspectorTab;
  /** `pipeline/block` that `columns` belong to. */
  readonly columnsOf: string;
  /** Columns at each input port, as far as they are known. */
  readonly columns: Readonly<Record<string, readonly Column[]>>;
  readonly historyOf: string;
  /** Newest runs of one block, newest first; null while they are read. */
  readonly history: readonly BlockRun[] | null;
  choose(tab: InspectorTab): void;
  load(): Promise<void>;
  loadColumns(pipeline: string, block: string): Promise<void>;
  loadHistory(pipeline: string, block: string): Promise<void>;
}

const historyRuns = 15;

/** What the inspector knows beside the document: kinds, input columns, earlier runs. */
export function createInspectorStore(bridge: Bridge) {
  return create<InspectorState>((set, get) => ({
    catalogue: new Map(),
    projectVariables: {},
    tab: 'parameters',
    columnsOf: '',
    columns: {},
    historyOf: '',
    history: null,
    choose: (tab) => set({ tab }),
    async load() {
      const [kinds, projectVariables] = await Promise.all([
        bridge.call('blocks.catalogue', undefined),
        bridge.call('pipelines.projectVariables', undefined),
      ]);
      set({ catalogue: new Map(kinds.map((kind) => [kind.kind, kind])), projectVariables });
    },
    async loadColumns(pipeline, block) {
      const of = `${pipeline}/${block}`;
      if (get().columnsOf !== of) set({ columnsOf: of, columns: {} });
      const columns = await bridge.call('pipelines.inputColumns', { pipeline, block });
      if (get().columnsOf === of) set({ columns });
    },
    async loadHistory(pipeline, block) {
      const of = `${pipeline}/${block}`;
      if (get().historyOf !== of) set({ historyOf: of, history: null });
      const runs = await bridge.call('runs.list', { pipeline, limit: historyRuns });
      const details = await Promise.all(runs.map(({ id }) => bridge.call('runs.show', { run: id })));
      if (get().historyOf !== of) return;
      set({
        history: details.flatMap(({ blocks }) => blocks.filter((blockRun) => blockRun.block === block)),
      });
    },
  }));
}
