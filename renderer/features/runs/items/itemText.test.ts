import { expect, it } from 'vitest';
import type { ItemCounts, ItemRun } from '@shared/model';
import {
  filterCounts,
  itemCountText,
  itemCountWords,
  itemReason,
  itemResult,
  itemTime,
  statesOf,
} from './itemText';

const counts: ItemCounts = {
  total: 1000,
  waiting: 980,
  running: 5,
  succeeded: 8,
  cached: 4,
  skipped: 0,
  failed: 3,
  cancelled: 0,
};
const item = (part: Partial<ItemRun> = {}): ItemRun => ({
  run: 1,
  block: 'fit',
  item: 'a',
  state: 'succeeded',
  reason: 'first run',
  outputs: {},
  params: {},
  metrics: {},
  ...part,
});

it('says how many items are done, and how many failed', () => {
  expect(itemCountText(counts)).toBe('12 of 1,000 · 3 failed');
  const ended = { ...counts, waiting: 0, running: 0, succeeded: 990, cached: 7 };
  expect(itemCountText(ended)).toBe('997 of 1,000 · 3 failed');
  expect(itemCountText({ ...ended, succeeded: 993, failed: 0 })).toBe('1,000 items');
  expect(itemCountText({ ...counts, total: 0 })).toBe('no items');
  expect(itemCountWords({ ...counts, skipped: 2 })).toBe('12 of 1,000 · 3 failed · 2 skipped');
});

it('counts an item under exactly one filter', () => {
  const { all, ...parts } = filterCounts(counts);
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(all);
  expect(statesOf('all')).toBeUndefined();
  const named = (['failed', 'active', 'done', 'skipped'] as const).flatMap(
    (filter) => statesOf(filter) ?? [],
  );
  expect([...named].sort()).toEqual(
    ['cached', 'cancelled', 'failed', 'interrupted', 'running', 'skipped', 'succeeded', 'waiting'].sort(),
  );
});

it('shows metrics before rows, and a caption where there is neither', () => {
  const frame = { hash: 'h', type: 'frame' as const, bytes: 1, rows: 1 };
  expect(itemResult(item({ outputs: { frame }, metrics: { rmse: 0.25 } }))).toBe('RMSE 0.250');
  expect(itemResult(item({ outputs: { frame } }))).toBe('1 row');
  expect(itemResult(item({ outputs: { m: { hash: 'h', type: 'model', bytes: 1, caption: 'mlp' } } }))).toBe(
    'mlp',
  );
});

it('says why only where it is not plain, and how often it was tried', () => {
  expect(itemReason(item())).toBe('');
  expect(itemReason(item({ attempts: 3 }))).toBe('first run · 3 attempts');
  const error = { code: 'internal' as const, message: 'Broken.' };
  expect(itemReason(item({ state: 'failed', error }))).toBe('Broken.');
  expect(itemReason(item({ state: 'waiting', reason: 'waits for a free worker' }))).toBe(
    'waits for a free worker',
  );
});

it('gives the time that an item took, or has been at it', () => {
  expect(itemTime(item({ startedAt: 1000, finishedAt: 1250 }), 9000)).toBe('250 ms');
  expect(itemTime(item({ startedAt: 1000, state: 'running' }), 3000)).toBe('2.0 s');
  expect(itemTime(item(), 9000)).toBe('');
});
