import { create } from 'zustand';
import type { OpenProject, RecentProject, Sample, SampleId } from '@shared/model';
import { LatheError, type ErrorData } from '@shared/errors';
import type { Bridge } from '@renderer/bridge';

export interface ProjectState {
  readonly current: OpenProject | null;
  readonly recent: readonly RecentProject[];
  readonly samples: readonly Sample[];
  /** What is being done, in words. */
  readonly busy: string | null;
  readonly error: ErrorData | null;
  load(): Promise<void>;
  openDialog(): Promise<boolean>;
  openRecent(folder: string): Promise<boolean>;
  createSample(sample: SampleId): Promise<boolean>;
  create(name: string): Promise<boolean>;
  createFromFile(file: File): Promise<boolean>;
  forget(folder: string): Promise<void>;
  trust(): Promise<void>;
  close(): Promise<void>;
}

/** Projects as the shell knows them. The openers answer true when another project is open afterwards. */
export function createProjectStore(bridge: Bridge) {
  return create<ProjectState>((set, get) => {
    const open = async (busy: string, ask: () => Promise<OpenProject | null>): Promise<boolean> => {
      if (get().busy !== null) return false;
      set({ busy, error: null });
      try {
        const opened = await ask();
        if (opened) set({ current: opened, recent: await bridge.call('projects.recent', undefined) });
        return opened !== null;
      } catch (thrown) {
        set({ error: LatheError.from(thrown).toData() });
        return false;
      } finally {
        set({ busy: null });
      }
    };
    return {
      current: null,
      recent: [],
      samples: [],
      busy: null,
      error: null,
      async load() {
        const [current, recent, samples] = await Promise.all([
          bridge.call('projects.current', undefined),
          bridge.call('projects.recent', undefined),
          bridge.call('projects.samples', undefined),
        ]);
        set({ current, recent, samples });
      },
      openDialog: () => open('Opening the project…', () => bridge.call('projects.openDialog', undefined)),
      openRecent: (folder) =>
        open('Opening the project…', () => bridge.call('projects.openRecent', { folder })),
      createSample: (sample) =>
        open('Making the sample project…', () => bridge.call('projects.createSample', { sample })),
      create: (name) => open('Making the project…', () => bridge.call('projects.create', { name })),
      createFromFile: (file) =>
        open(`Making a project around ${file.name}…`, async () => {
          const fileToken = await bridge.fileToken(file);
          return bridge.call('projects.createFromFile', { fileToken });
        }),
      async forget(folder) {
        await bridge.call('projects.forget', { folder });
        set({ recent: await bridge.call('projects.recent', undefined) });
      },
      async trust() {
        set({ current: await bridge.call('projects.trust', undefined) });
      },
      async close() {
        await bridge.call('projects.close', undefined);
        set({ current: null, recent: await bridge.call('projects.recent', undefined) });
      },
    };
  });
}
