import { describe, expect, it } from 'vitest';
import type { BlockRun, RunSummary } from '@shared/model';
import { LatheError } from '@shared/errors';
import { createFakeBridge } from '@renderer/bridge';
import { createRunStore } from './runStore';

const run = (part: Partial<RunSummary> = {}): RunSummary => ({
  id: 7,
  pipeline: 'train',
  state: 'running',
  trigger: 'manual',
  createdAt: 0,
  metrics: {},
  models: [],
  blocksDone: 0,
  blocksTotal: 2,
  ...part,
});
const blockRun = (part: Partial<BlockRun> = {}): BlockRun => ({
  run: 7,
  block: 'mlp',
  kind: 'train.mlp',
  state: 'running',
  reason: '',
  outputs: {},
  params: {},
  metrics: {},
  ...part,
});

async function shownStore() {
  const bridge = createFakeBridge({ 'runs.latestBlocks': () => [], 'runs.list': () => [] });
  const store = createRunStore(bridge);
  store.getState().listen();
  await store.getState().show('train');
  return { bridge, store };
}

describe('the run store', () => {
  it('follows the blocks of the open pipeline', async () => {
    const { bridge, store } = await shownStore();
    bridge.emit('runs.changed', run());
    bridge.emit('runs.blockChanged', blockRun());
    bridge.emit('runs.progressed', [{ run: 7, block: 'mlp', text: 'epoch 3 of 50', fraction: 0.06 }]);
    expect(store.getState().active.map(({ id }) => id)).toEqual([7]);
    expect(store.getState().blocks['mlp']?.state).toBe('running');
    bridge.emit('runs.progressed', [{ run: 7, block: 'mlp', item: 'a', text: 'epoch 9 of 50' }]);
    expect(store.getState().progress['mlp']?.text).toBe('epoch 3 of 50');
    bridge.emit('runs.blockChanged', blockRun({ state: 'succeeded' }));
    bridge.emit('runs.changed', run({ state: 'succeeded' }));
    expect(store.getState()).toMatchObject({ active: [], progress: {} });
  });

  it('leaves blocks of other pipelines out', async () => {
    const { bridge, store } = await shownStore();
    bridge.emit('runs.changed', run({ id: 8, pipeline: 'other' }));
    bridge.emit('runs.blockChanged', blockRun({ run: 8 }));
    expect(store.getState().blocks).toEqual({});
  });

  it('never lets an older run replace a newer one', async () => {
    const { bridge, store } = await shownStore();
    bridge.emit('runs.changed', run({ id: 6 }));
    bridge.emit('runs.changed', run({ id: 7 }));
    bridge.emit('runs.blockChanged', blockRun({ run: 7, state: 'succeeded' }));
    bridge.emit('runs.blockChanged', blockRun({ run: 6, state: 'cancelled' }));
    expect(store.getState().blocks['mlp']?.state).toBe('succeeded');
  });

  it('stops a backfill as a whole, else it would go on with its next run', async () => {
    const stopped: unknown[] = [];
    const bridge = createFakeBridge({
      'runs.latestBlocks': () => [],
      'runs.list': () => [run({ id: 9 }), run({ id: 8, backfill: 3 }), run({ id: 7, backfill: 3 })],
      'runs.cancel': ({ run: id }) => void stopped.push(`run ${id}`),
      'backfills.cancel': ({ backfill }) => {
        stopped.push(`backfill ${backfill}`);
        throw new LatheError('request.invalid', 'ends the test');
      },
    });
    const store = createRunStore(bridge);
    await store.getState().show('train');
    await expect(store.getState().stop()).rejects.toThrow('ends the test');
    expect(stopped.sort()).toEqual(['backfill 3', 'run 9']);
  });
});
