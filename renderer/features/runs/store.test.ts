import { describe, expect, it } from 'vitest';
import type { BlockRun, RunDetail, RunSummary } from '@shared/model';
import { createFakeBridge } from '@renderer/bridge';
import { LatheError } from '@shared/errors';
import { createRunsStore, followRuns } from './store';

const run: RunSummary = {
  id: 3,
  pipeline: 'train',
  state: 'running',
  trigger: 'manual',
  createdAt: 0,
  metrics: {},
  models: [],
  blocksDone: 0,
  blocksTotal: 2,
};
const block = (name: string, state: BlockRun['state']): BlockRun => ({
  run: 3,
  block: name,
  kind: 'train.mlp',
  state,
  reason: '',
  outputs: {},
  params: {},
  metrics: {},
});
const detail: RunDetail = {
  ...run,
  blocks: [block('mlp', 'waiting')],
  variables: { target: 'Species' },
  document: '',
};

describe('the store of runs', () => {
  it('follows events: the run, its blocks, progress, points and log', async () => {
    const bridge = createFakeBridge({ 'runs.show': () => detail });
    const store = createRunsStore(bridge);
    const end = followRuns(store, bridge);
    await store.getState().show(3);
    bridge.emit('runs.blockChanged', block('mlp', 'running'));
    bridge.emit('runs.blockChanged', block('score', 'waiting'));
    bridge.emit('runs.progressed', [{ run: 3, block: 'mlp', text: 'epoch 2 of 50', fraction: 0.04 }]);
    bridge.emit('runs.pointsAdded', [
      { run: 3, block: 'mlp', points: [{ series: 'loss', step: 1, value: 0.9 }] },
    ]);
    bridge.emit('runs.pointsAdded', [
      { run: 3, block: 'mlp', points: [{ series: 'loss', step: 2, value: 0.5 }] },
    ]);
    bridge.emit('runs.logged', [{ run: 3, time: 1, level: 'info', text: 'hello' }]);
    bridge.emit('runs.changed', { ...run, state: 'succeeded' });
    const state = store.getState();
    expect(state.details[3]?.blocks.map((one) => [one.block, one.state])).toEqual([
      ['mlp', 'running'],
      ['score', 'waiting'],
    ]);
    expect(state.details[3]?.state).toBe('succeeded');
    expect(state.progress['3/mlp']?.text).toBe('epoch 2 of 50');
    expect(state.curves['3/mlp']?.['loss']?.values).toEqual([0.9, 0.5]);
    expect(state.live[3]?.map((line) => line.text)).toEqual(['hello']);
    end();
    bridge.emit('runs.changed', { ...run, state: 'failed' });
    expect(store.getState().runs[3]?.state).toBe('succeeded');
  });

  it('loads stored curves under what is live, only of the block asked for', async () => {
    const curve = (name: string, values: number[]) => ({
      run: 3,
      block: name,
      series: 'loss',
      steps: values.map((_, i) => i + 1),
      values,
    });
    const bridge = createFakeBridge({ 'runs.curves': () => [curve('mlp', [0.9, 0.5]), curve('wide', [9])] });
    const store = createRunsStore(bridge);
    followRuns(store, bridge);
    bridge.emit('runs.pointsAdded', [
      { run: 3, block: 'mlp', points: [{ series: 'loss', step: 3, value: 0.4 }] },
    ]);
    await store.getState().loadCurves(3, 'mlp');
    expect(store.getState().curves['3/mlp']?.['loss']?.values).toEqual([0.9, 0.5, 0.4]);
  });

  it('keeps what items say and draw apart from their block', async () => {
    const bridge = createFakeBridge({});
    const store = createRunsStore(bridge);
    followRuns(store, bridge);
    bridge.emit('runs.progressed', [{ run: 3, block: 'mlp', item: 'a/1', text: 'epoch 2 of 50' }]);
    bridge.emit('runs.pointsAdded', [
      { run: 3, block: 'mlp', item: 'a/1', points: [{ series: 'loss', step: 1, value: 0.9 }] },
    ]);
    const { progress, curves } = store.getState();
    expect(progress['3/mlp']).toBeUndefined();
    expect(progress['3/mlp/a/1']?.text).toBe('epoch 2 of 50');
    expect(curves['3/mlp']).toBeUndefined();
    expect(curves['3/mlp/a/1']?.['loss']?.values).toEqual([0.9]);
  });

  it('reruns with the variables of the run, and forgets removed runs', async () => {
    const bridge = createFakeBridge({
      'runs.show': () => detail,
      'runs.start': () => ({ ...run, id: 4 }),
      'runs.remove': () => undefined,
    });
    const store = createRunsStore(bridge);
    await store.getState().show(3);
    await store.getState().rerun(run, true);
    expect(bridge.calls[1]?.input).toEqual({
      pipeline: 'train',
      variables: { target: 'Species' },
      fresh: true,
    });
    await store.getState().remove([4]);
    expect(store.getState().runs[4]).toBeUndefined();
  });

  it('keeps what went wrong with the list', async () => {
    const store = createRunsStore(
      createFakeBridge({
        'runs.list': () => {
          throw new LatheError('store.damaged', 'The store cannot be read.');
        },
        'blocks.catalogue': () => [],
      }),
    );
    await store.getState().list();
    expect(store.getState()).toMatchObject({
      listed: 'yes',
      error: { message: 'The store cannot be read.' },
    });
  });
});
