import { create } from 'zustand';
import { LatheError, type ErrorData } from '@shared/errors';
import type { BlockRun, ItemRun } from '@shared/model';
import type { Bridge } from '@renderer/bridge';
import { atMostEvery } from './atMostEvery';
import { statesOf, type ItemFilter } from './itemText';

export const itemsOfPage = 100;
/** Pages read anew while items run: those looked at last. */
const pagesInSight = 3;
const refreshMilliseconds = 250;

interface ItemsOf {
  readonly run: number;
  readonly block: string;
}

export interface ItemState {
  /** The mapped block whose items these are. */
  readonly of: ItemsOf | undefined;
  readonly filter: ItemFilter;
  readonly search: string;
  readonly pages: ReadonlyMap<number, readonly ItemRun[]>;
  /** How many items match; undefined until the first page is there. */
  readonly matching: number | undefined;
  /** The answer to another question is on its way; the items of the old one are still shown. */
  readonly waiting: boolean;
  readonly error: ErrorData | undefined;
  /** Key of the item whose results are shown. */
  readonly chosen: string | undefined;
  readonly chosenRun: ItemRun | undefined;
  /** Turns to the items of a block; another run or block starts anew, keeping the choice where the key exists. */
  look(of: ItemsOf | undefined): void;
  setFilter(filter: ItemFilter): void;
  setSearch(search: string): void;
  choose(item: string | undefined): void;
  /** Reads the pages at these offsets unless they are there. */
  need(offsets: readonly number[]): void;
  /** Called whenever the block changed: what is in sight is read anew, at most four times a second. */
  changed(block: BlockRun): void;
}

const nothing = {
  pages: new Map<number, readonly ItemRun[]>(),
  matching: undefined,
  waiting: false,
  error: undefined,
};

/** The items of one mapped block, read by pages. */
export function createItemStore(bridge: Bridge) {
  let question = 0;
  let asked = new Set<number>();
  let seen: readonly number[] = [0];
  return create<ItemState>((set, get) => {
    const read = async (offset: number): Promise<void> => {
      const { of, filter, search } = get();
      if (!of) return;
      const mine = question;
      asked.add(offset);
      try {
        const { items, matching } = await bridge.call('runs.items', {
          ...of,
          states: statesOf(filter),
          search: search.trim() || undefined,
          offset,
          limit: itemsOfPage,
        });
        if (mine !== question) return;
        set(({ pages, waiting }) => ({
          pages: new Map(waiting ? [] : pages).set(offset, items),
          matching,
          waiting: false,
          error: undefined,
        }));
      } catch (thrown) {
        if (mine === question) set({ error: LatheError.from(thrown).toData(), waiting: false });
      }
    };
    const readChosen = async (): Promise<void> => {
      const { of, chosen } = get();
      if (!of || chosen === undefined) return;
      const { items } = await bridge.call('runs.items', { ...of, item: chosen, limit: 1 });
      if (get().of === of && get().chosen === chosen) set({ chosenRun: items[0] });
    };
    const restart = (change: Partial<ItemState>): Promise<void> => {
      question += 1;
      asked = new Set();
      seen = [0];
      set({ ...change, waiting: true });
      return read(0);
    };
    const refresh = atMostEvery(refreshMilliseconds, async () => {
      // Pages out of sight are forgotten, so that they are read when they come into it.
      asked = new Set(seen);
      set(({ pages }) => ({ pages: new Map([...pages].filter(([offset]) => seen.includes(offset))) }));
      await Promise.all([...seen.map(read), readChosen()]).catch(() => undefined);
    });
    return {
      of: undefined,
      filter: 'all',
      search: '',
      ...nothing,
      chosen: undefined,
      chosenRun: undefined,
      look(of) {
        const before = get().of;
        if (before?.run === of?.run && before?.block === of?.block) return;
        question += 1;
        const other = before?.block !== of?.block;
        const afresh = {
          ...nothing,
          chosen: undefined,
          chosenRun: undefined,
          filter: 'all',
          search: '',
        } as const;
        set({ of, ...(other ? afresh : {}) });
        if (!of) return;
        void restart({});
        void readChosen().catch(() => undefined);
      },
      setFilter: (filter) => void restart({ filter }),
      setSearch: (search) => void restart({ search }),
      choose(item) {
        const known = [...get().pages.values()].flat().find((each) => each.item === item);
        set({ chosen: item, chosenRun: known });
        void readChosen().catch(() => undefined);
      },
      need(offsets) {
        seen = offsets.slice(0, pagesInSight);
        if (get().waiting || get().error) return;
        for (const offset of offsets) if (!asked.has(offset)) void read(offset);
      },
      changed(block) {
        const { of } = get();
        if (of?.run === block.run && of.block === block.block) refresh();
      },
    };
  });
}

export type ItemStore = ReturnType<typeof createItemStore>;
