import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BlockRun, ItemRun } from '@shared/model';
import { createFakeBridge } from '@renderer/bridge';
import { createItemStore } from './itemStore';

const itemRun = (index: number): ItemRun => ({
  run: 1,
  block: 'fit',
  item: `key ${index}`,
  state: index % 10 === 0 ? 'failed' : 'succeeded',
  reason: '',
  outputs: {},
  params: {},
  metrics: { rmse: index },
});
const block: BlockRun = {
  run: 1,
  block: 'fit',
  kind: 'train.mlp',
  state: 'running',
  reason: '',
  outputs: {},
  params: {},
  metrics: {},
};

function openStore(count = 1000) {
  const all = Array.from({ length: count }, (_, index) => itemRun(index));
  const bridge = createFakeBridge({
    'runs.items': ({ item, states, search = '', offset = 0, limit = 100 }) => {
      const found = all.filter(
        (each) =>
          (item === undefined || each.item === item) &&
          (!states || states.includes(each.state)) &&
          each.item.includes(search),
      );
      return { items: found.slice(offset, offset + limit), matching: found.length };
    },
  });
  const store = createItemStore(bridge);
  store.getState().look({ run: 1, block: 'fit' });
  return { bridge, store };
}

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('reads a thousand items by pages, each once', async () => {
  const { bridge, store } = openStore();
  await settled();
  store.getState().need([200, 300]);
  store.getState().need([200, 300]);
  await settled();
  expect(store.getState().matching).toBe(1000);
  expect(store.getState().pages.get(300)?.[7]?.item).toBe('key 307');
  expect(bridge.calls.map(({ input }) => (input as { offset: number }).offset)).toEqual([0, 200, 300]);
});

it('narrows by state and key, leaving no page of the wider list', async () => {
  const { store } = openStore();
  await settled();
  store.getState().need([900]);
  store.getState().setFilter('failed');
  store.getState().setSearch('key 99');
  await settled();
  expect(store.getState().matching).toBe(1);
  expect([...store.getState().pages.keys()]).toEqual([0]);
  expect(
    store
      .getState()
      .pages.get(0)
      ?.map(({ item }) => item),
  ).toEqual(['key 990']);
});

it('reads what is in sight at most four times a second, and never misses the last change', async () => {
  const { bridge, store } = openStore();
  await settled();
  store.getState().need([100]);
  await settled();
  const before = bridge.calls.length;
  for (let times = 0; times < 50; times += 1) {
    store.getState().changed(block);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(1000);
  const offsets = bridge.calls.slice(before).map(({ input }) => (input as { offset: number }).offset);
  expect(new Set(offsets)).toEqual(new Set([100]));
  expect(offsets.length).toBeGreaterThanOrEqual(4);
  expect(offsets.length).toBeLessThanOrEqual(6);
});

it('leaves the changes of other blocks and runs alone', async () => {
  const { bridge, store } = openStore();
  await settled();
  const before = bridge.calls.length;
  store.getState().changed({ ...block, block: 'other' });
  store.getState().changed({ ...block, run: 2 });
  await settled();
  expect(bridge.calls).toHaveLength(before);
});

it('keeps the chosen item in a new run of the block, and forgets it with another block', async () => {
  const { store } = openStore();
  await settled();
  store.getState().choose('key 7');
  await settled();
  expect(store.getState().chosenRun?.metrics).toEqual({ rmse: 7 });
  store.getState().look({ run: 2, block: 'fit' });
  await settled();
  expect(store.getState().chosenRun?.item).toBe('key 7');
  store.getState().look({ run: 2, block: 'score' });
  expect(store.getState()).toMatchObject({ chosen: undefined, chosenRun: undefined });
});
