import { expect, it } from 'vitest';
import type { Backfill, BackfillDetail } from '@shared/model';
import { createFakeBridge } from '@renderer/bridge';
import { createBackfillStore } from './backfillStore';
import { firstForm } from './backfillText';

const backfill: Backfill = {
  id: 3,
  pipeline: 'train',
  createdAt: 0,
  state: 'running',
  zone: 'UTC',
  every: { value: 1, unit: 'day' },
  parallel: 2,
  variables: {},
  counts: { total: 7, waiting: 5, running: 2, succeeded: 0, failed: 0, cancelled: 0 },
};
const detail: BackfillDetail = { ...backfill, intervals: [] };
const form = firstForm(Date.UTC(2026, 2, 8), 'UTC');
const day = (number: number) => ({
  interval: { start: Date.UTC(2026, 2, number), end: Date.UTC(2026, 2, number + 1) },
  label: `2026-03-0${number}`,
});

async function openStore() {
  const waiting: (() => void)[] = [];
  const bridge = createFakeBridge({
    'backfills.list': () => [],
    'backfills.plan': ({ from }) =>
      new Promise((resolve) => waiting.push(() => resolve({ intervals: [day(Number(from.slice(-1)))] }))),
    'backfills.start': () => backfill,
    'backfills.show': () => detail,
    'backfills.cancel': () => ({ ...backfill, state: 'cancelled' }),
  });
  const store = createBackfillStore(bridge);
  await store.getState().load('train');
  return { bridge, store, waiting };
}

it('shows the plan of what was typed last, though an earlier answer comes later', async () => {
  const { store, waiting } = await openStore();
  const first = store.getState().makePlan(form);
  const second = store.getState().makePlan({ ...form, from: '2026-03-05' });
  waiting[1]?.();
  await second;
  waiting[0]?.();
  await first;
  expect(store.getState().plan?.intervals.map(({ label }) => label)).toEqual(['2026-03-05']);
});

it('does not ask for a range that cannot be', async () => {
  const { store, bridge } = await openStore();
  await store.getState().makePlan({ ...form, to: form.from });
  expect(bridge.calls.some(({ name }) => name === 'backfills.plan')).toBe(false);
});

it('shows what it started, and follows it to its end', async () => {
  const { store, bridge } = await openStore();
  const end = store.getState().follow(() => undefined);
  await store.getState().start({ ...form, parallel: 2 });
  expect(store.getState().shown?.id).toBe(3);
  expect(bridge.calls.find(({ name }) => name === 'backfills.start')?.input).toMatchObject({
    pipeline: 'train',
    from: '2026-03-01',
    every: { value: 1, unit: 'day' },
    parallel: 2,
  });
  bridge.emit('backfills.changed', { ...backfill, pipeline: 'other', state: 'failed' });
  bridge.emit('backfills.changed', { ...backfill, counts: { ...backfill.counts, succeeded: 1, waiting: 4 } });
  expect(store.getState().shown?.counts.succeeded).toBe(1);
  await store.getState().cancel(3);
  expect(store.getState()).toMatchObject({
    shown: { state: 'cancelled' },
    backfills: [{ state: 'cancelled' }],
  });
  end();
});
