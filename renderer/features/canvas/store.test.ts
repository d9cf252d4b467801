import { describe, expect, it } from 'vitest';
import { createFakeBridge } from '@renderer/bridge';
import type { PipelineDocument } from '@shared/model';
import { LatheError } from '@shared/errors';
import { setParameter } from './document';
import { createCanvasStore } from './store';

const document: PipelineDocument = { lathe: 1, name: 'Train', blocks: [{ id: 'data', kind: 'load.file' }] };

function openStore(onDisk = { revision: 'r1' }) {
  const bridge = createFakeBridge({
    'blocks.catalogue': () => [],
    'pipelines.list': () => [{ id: 'train', name: 'Train', blocks: 1, faults: 0 }],
    'pipelines.read': () => ({ id: 'train', document, issues: [], revision: onDisk.revision }),
    'pipelines.save': ({ revision, document: given }) => {
      if (revision !== onDisk.revision) throw new LatheError('file.exists', 'Changed elsewhere.');
      onDisk.revision = `${revision}+`;
      return { id: 'train', document: given, issues: [], revision: onDisk.revision };
    },
  });
  return { bridge, store: createCanvasStore(bridge), onDisk };
}

const epochs = (value: number) => (given: PipelineDocument) => setParameter(given, 'data', 'epochs', value);

describe('the canvas store', () => {
  it('opens the first pipeline of a project, with nothing to undo', async () => {
    const { store } = openStore();
    await store.getState().load();
    expect(store.getState()).toMatchObject({ pipeline: 'train', saveState: 'saved', revision: 'r1' });
    expect(store.temporal.getState().pastStates).toHaveLength(0);
  });

  it('undoes and redoes edits, and counts each as unsaved', async () => {
    const { store } = openStore();
    await store.getState().load();
    store.getState().edit(epochs(5));
    store.getState().edit(epochs(6));
    store.temporal.getState().undo();
    expect(store.getState().document?.blocks[0]?.params).toEqual({ epochs: 5 });
    store.temporal.getState().redo();
    expect(store.getState().document?.blocks[0]?.params).toEqual({ epochs: 6 });
    expect(store.getState().saveState).toBe('edited');
  });

  it('saves with the revision it read, and keeps the new one', async () => {
    const { store, bridge } = openStore();
    await store.getState().load();
    store.getState().edit(epochs(5));
    await store.getState().save();
    expect(store.getState()).toMatchObject({ saveState: 'saved', revision: 'r1+' });
    expect(bridge.calls.filter(({ name }) => name === 'pipelines.save')).toHaveLength(1);
  });

  it('writes again what was edited while it wrote', async () => {
    const { store, onDisk, bridge } = openStore();
    await store.getState().load();
    store.getState().edit(epochs(5));
    const saved = store.getState().save();
    store.getState().edit(epochs(6));
    await saved;
    expect(store.getState().saveState).toBe('saved');
    expect(onDisk.revision).toBe('r1++');
    expect(bridge.calls.at(-1)?.input).toMatchObject({ document: { blocks: [{ params: { epochs: 6 } }] } });
  });

  it('stops at an edit made elsewhere until the user decides', async () => {
    const { store, onDisk } = openStore();
    await store.getState().load();
    onDisk.revision = 'other';
    store.getState().edit(epochs(5));
    await store.getState().save();
    expect(store.getState()).toMatchObject({
      saveState: 'conflict',
      error: { message: 'Changed elsewhere.' },
    });
    await store.getState().overwrite();
    expect(store.getState().saveState).toBe('saved');
    expect(onDisk.revision).toBe('other+');
  });
});
