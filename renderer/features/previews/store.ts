import { create } from 'zustand';
import { LatheError, type ErrorData } from '@shared/errors';
import type { Cell, Column, Evaluation, FrameProfile } from '@shared/model';
import type { Bridge } from '@renderer/bridge';

/** Something asked of the engine, which may still be on its way. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: ErrorData };

export interface ArtifactState {
  readonly profiles: Readonly<Record<string, Loaded<FrameProfile>>>;
  readonly evaluations: Readonly<Record<string, Loaded<Evaluation>>>;
  readonly documents: Readonly<Record<string, Loaded<string>>>;
  loadProfile(artifact: string, again?: boolean): Promise<void>;
  loadEvaluation(artifact: string, again?: boolean): Promise<void>;
  loadDocument(artifact: string, again?: boolean): Promise<void>;
}

type Kept = 'profiles' | 'evaluations' | 'documents';

/** What was read of artifacts. They never change, so each is asked for once. */
export function createArtifactStore(bridge: Bridge) {
  return create<ArtifactState>((set, get) => {
    const load = async <T>(
      kept: Kept,
      artifact: string,
      again: boolean,
      ask: () => Promise<T>,
    ): Promise<void> => {
      if (get()[kept][artifact] && !again) return;
      const put = (loaded: Loaded<T>): void =>
        set((state) => ({ [kept]: { ...state[kept], [artifact]: loaded } }) as Partial<ArtifactState>);
      put({ state: 'loading' });
      try {
        put({ state: 'ready', value: await ask() });
      } catch (thrown) {
        put({ state: 'failed', error: LatheError.from(thrown).toData() });
      }
    };
    return {
      profiles: {},
      evaluations: {},
      documents: {},
      loadProfile: (artifact, again = false) =>
        load('profiles', artifact, again, () => bridge.call('previews.profile', { artifact })),
      loadEvaluation: (artifact, again = false) =>
        load('evaluations', artifact, again, () => bridge.call('previews.evaluation', { artifact })),
      loadDocument: (artifact, again = false) =>
        load('documents', artifact, again, () => bridge.call('previews.json', { artifact })),
    };
  });
}

export const pageRows = 200;
const pagesKept = 60;

export interface TableState {
  readonly columns: readonly Column[];
  readonly pages: ReadonlyMap<number, readonly (readonly Cell[])[]>;
  /** Rows that match filters and search; undefined until the first page is there. */
  readonly matching: number | undefined;
  readonly total: number;
  readonly sort: { readonly column: string; readonly descending: boolean } | undefined;
  /** What is typed under each column's name. */
  readonly typed: Readonly<Record<string, string>>;
  readonly search: string;
  /** A first page of another question is on its way; the rows of the old one are still shown. */
  readonly waiting: boolean;
  readonly error: ErrorData | undefined;
  need(offsets: readonly number[]): void;
  setSort(sort: TableState['sort']): void;
  setTyped(column: string, text: string): void;
  setSearch(text: string): void;
  clear(): void;
  reload(): void;
}

type ParseFilter = (column: Column, typed: string) => import('@shared/model').Filter | undefined;

/** The rows of one frame by pages: whoever needs a page asks, and sorting, filters and search start anew. */
export function createTableStore(bridge: Bridge, artifact: string, parse: ParseFilter) {
  let question = 0;
  const asked = new Set<number>();
  const store = create<TableState>((set, get) => {
    const ask = async (offset: number, mine: number): Promise<void> => {
      asked.add(offset);
      const { sort, typed, search, columns } = get();
      const filters = columns.flatMap((column) => parse(column, typed[column.name] ?? '') ?? []);
      try {
        const page = await bridge.call('previews.page', {
          artifact,
          offset,
          limit: pageRows,
          sort: sort ? [sort] : [],
          filters,
          search,
        });
        if (mine !== question) return;
        const old = get().waiting ? [] : [...get().pages];
        const pages = new Map(old.slice(Math.max(0, old.length - pagesKept)));
        for (const [kept] of old) if (!pages.has(kept)) asked.delete(kept);
        pages.set(offset, page.rows);
        set({
          pages,
          columns: page.columns,
          matching: page.matching,
          total: page.total,
          waiting: false,
          error: undefined,
        });
      } catch (thrown) {
        if (mine === question) set({ error: LatheError.from(thrown).toData(), waiting: false });
      }
    };
    const restart = (change: Partial<TableState>): void => {
      question += 1;
      asked.clear();
      set({ ...change, waiting: true, error: undefined });
      void ask(0, question);
    };
    return {
      columns: [],
      pages: new Map(),
      matching: undefined,
      total: 0,
      sort: undefined,
      typed: {},
      search: '',
      waiting: true,
      error: undefined,
      need(offsets) {
        if (get().waiting || get().error) return;
        for (const offset of offsets) if (!asked.has(offset)) void ask(offset, question);
      },
      setSort: (sort) => restart({ sort }),
      setTyped: (column, text) => restart({ typed: { ...get().typed, [column]: text } }),
      setSearch: (search) => restart({ search }),
      clear: () => restart({ typed: {}, search: '' }),
      reload: () => restart({}),
    };
  });
  store.getState().reload();
  return store;
}
