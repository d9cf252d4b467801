import { temporal } from 'zundo';
import { create } from 'zustand';
import type { BlockDescriptor, Issue, PipelineDocument, PipelineSummary } from '@shared/model';
import { LatheError, type ErrorData } from '@shared/errors';
import type { Bridge } from '@renderer/bridge';
import type { Catalogue } from './document';

export type SaveState = 'saved' | 'edited' | 'saving' | 'conflict' | 'failed';

export interface CanvasState {
  readonly catalogue: Catalogue;
  readonly pipelines: readonly PipelineSummary[];
  /** Id of the open pipeline. */
  readonly pipeline: string | null;
  readonly document: PipelineDocument | null;
  readonly revision: string;
  readonly issues: readonly Issue[];
  readonly selection: readonly string[];
  readonly saveState: SaveState;
  readonly error: ErrorData | null;
  /** Reads a project's catalogue and pipelines, and opens the first. */
  load(): Promise<void>;
  /** Forgets everything, when a project is closed. */
  clear(): void;
  open(pipeline: string): Promise<void>;
  create(name: string): Promise<void>;
  remove(pipeline: string): Promise<void>;
  /** Changes the document; the same object back means no change. */
  edit(change: (document: PipelineDocument) => PipelineDocument): void;
  select(blocks: readonly string[]): void;
  /** Writes what changed; settles when nothing is left to write. */
  save(): Promise<void>;
  /** Takes what is on disk, losing unsaved edits. */
  reload(): Promise<void>;
  /** Writes the edits over what is on disk. */
  overwrite(): Promise<void>;
}

const empty = {
  catalogue: new Map<string, BlockDescriptor>(),
  pipelines: [],
  pipeline: null,
  document: null,
  revision: '',
  issues: [],
  selection: [],
  saveState: 'saved' as const,
  error: null,
};

/** The pipeline on the canvas, with undo and redo of its document. */
export function createCanvasStore(bridge: Bridge) {
  const store = create<CanvasState>()(
    temporal(
      (set, get) => {
        const show = async (pipeline: string): Promise<void> => {
          const opened = await bridge.call('pipelines.read', { pipeline });
          if (get().pipeline !== pipeline) set({ selection: [] });
          set({
            pipeline,
            document: opened.document,
            revision: opened.revision,
            issues: opened.issues,
            saveState: 'saved',
            error: null,
          });
        };
        const fail = (thrown: unknown): void => set({ error: LatheError.from(thrown).toData() });
        let saving: Promise<void> | null = null;
        const write = async (): Promise<void> => {
          const { pipeline, document, revision } = get();
          if (pipeline === null || document === null) return;
          set({ saveState: 'saving' });
          try {
            const saved = await bridge.call('pipelines.save', { pipeline, document, revision });
            if (get().pipeline !== pipeline) return;
            const changedSince = get().document !== document;
            set({
              revision: saved.revision,
              issues: saved.issues,
              saveState: changedSince ? 'edited' : 'saved',
              error: null,
            });
            if (changedSince) await write();
          } catch (thrown) {
            const error = LatheError.from(thrown);
            set({ saveState: error.code === 'file.exists' ? 'conflict' : 'failed', error: error.toData() });
          }
        };
        return {
          ...empty,
          async load() {
            try {
              const [descriptors, pipelines] = await Promise.all([
                bridge.call('blocks.catalogue', undefined),
                bridge.call('pipelines.list', undefined),
              ]);
              set({
                ...empty,
                pipelines,
                catalogue: new Map(descriptors.map((descriptor) => [descriptor.kind, descriptor])),
              });
              const first = pipelines[0];
              if (first) await show(first.id);
              store.temporal.getState().clear();
            } catch (thrown) {
              fail(thrown);
            }
          },
          clear() {
            set(empty);
            store.temporal.getState().clear();
          },
          async open(pipeline) {
            if (get().saveState === 'edited') await get().save();
            try {
              await show(pipeline);
              store.temporal.getState().clear();
            } catch (thrown) {
              fail(thrown);
            }
          },
          async create(name) {
            const created = await bridge.call('pipelines.create', { name });
            set({ pipelines: await bridge.call('pipelines.list', undefined) });
            await get().open(created.id);
          },
          async remove(pipeline) {
            await bridge.call('pipelines.remove', { pipeline });
            const pipelines = await bridge.call('pipelines.list', undefined);
            set({ pipelines });
            const first = pipelines[0];
            if (get().pipeline !== pipeline) return;
            set({ saveState: 'saved' });
            if (first) await get().open(first.id);
            else set({ pipeline: null, document: null, issues: [], selection: [] });
          },
          edit(change) {
            const { document, saveState } = get();
            if (!document) return;
            const next = change(document);
            if (next === document) return;
            set({ document: next, saveState: saveState === 'conflict' ? 'conflict' : 'edited' });
          },
          select(blocks) {
            const { selection } = get();
            const same = blocks.length === selection.length && blocks.every((id, at) => selection[at] === id);
            if (!same) set({ selection: blocks });
          },
          async save() {
            if (get().saveState === 'saved' || get().saveState === 'conflict') return saving ?? undefined;
            saving ??= write().finally(() => {
              saving = null;
            });
            return saving;
          },
          async reload() {
            const { pipeline } = get();
            if (pipeline !== null) await show(pipeline).catch(fail);
          },
          async overwrite() {
            const { pipeline } = get();
            if (pipeline === null) return;
            const onDisk = await bridge.call('pipelines.read', { pipeline });
            set({ revision: onDisk.revision, saveState: 'edited' });
            await get().save();
          },
        };
      },
      {
        partialize: ({ document }) => ({ document }),
        equality: (past, current) => past.document === current.document,
        limit: 200,
      },
    ),
  );
  return store;
}
