import { expect, it } from 'vitest';
import { createFakeBridge } from '@renderer/bridge';
import type { BlockRun, RunDetail } from '@shared/model';
import { createInspectorStore } from './store';

const blockRun = (run: number, block: string): BlockRun => ({
  run,
  block,
  kind: 'k',
  state: 'succeeded',
  reason: '',
  outputs: {},
  params: {},
  metrics: {},
});
const runDetail = (id: number, blocks: string[]): RunDetail => ({
  id,
  pipeline: 'train',
  state: 'succeeded',
  trigger: 'manual',
  createdAt: 0,
  metrics: {},
  models: [],
  blocksDone: 1,
  blocksTotal: 1,
  blocks: blocks.map((block) => blockRun(id, block)),
  variables: {},
  document: '',
});

it('the history has the runs of that block only, newest first', async () => {
  const store = createInspectorStore(
    createFakeBridge({
      'runs.list': () => [runDetail(3, []), runDetail(2, []), runDetail(1, [])],
      'runs.show': ({ run }) => runDetail(run, run === 2 ? ['other'] : ['mlp', 'other']),
    }),
  );
  await store.getState().loadHistory('train', 'mlp');
  expect(store.getState().history?.map(({ run, block }) => `${run} ${block}`)).toEqual(['3 mlp', '1 mlp']);
});

it('columns that arrive after another block was selected are dropped', async () => {
  let release: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (release = resolve));
  const store = createInspectorStore(
    createFakeBridge({
      'pipelines.inputColumns': async ({ block }) => {
        if (block === 'a') await first;
        return { frame: [{ name: `from ${block}`, type: 'text' }] };
      },
    }),
  );
  const slow = store.getState().loadColumns('train', 'a');
  await store.getState().loadColumns('train', 'b');
  release();
  await slow;
  expect(store.getState().columns).toEqual({ frame: [{ name: 'from b', type: 'text' }] });
});
