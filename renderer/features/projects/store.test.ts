import { describe, expect, it } from 'vitest';
import { createFakeBridge } from '@renderer/bridge';
import { LatheError } from '@shared/errors';
import { createProjectStore } from './store';

const penguins = { name: 'Penguins', folder: '/home/a/penguins', trusted: true };
const recent = [{ name: 'Penguins', folder: '/home/a/penguins', openedAt: 1, missing: false }];

describe('the project store', () => {
  it('keeps the open project and the list of recent ones after a sample is made', async () => {
    const bridge = createFakeBridge({
      'projects.createSample': () => penguins,
      'projects.recent': () => recent,
    });
    const store = createProjectStore(bridge);
    expect(await store.getState().createSample('penguins')).toBe(true);
    expect(store.getState()).toMatchObject({ current: penguins, recent, busy: null, error: null });
  });

  it('stays as it was when the user closes the dialog', async () => {
    const store = createProjectStore(createFakeBridge({ 'projects.openDialog': () => null }));
    expect(await store.getState().openDialog()).toBe(false);
    expect(store.getState()).toMatchObject({ current: null, busy: null, error: null });
  });

  it('keeps what went wrong', async () => {
    const store = createProjectStore(
      createFakeBridge({
        'projects.openRecent': () => {
          throw new LatheError('project.notFound', 'The folder is gone.', { cure: 'Forget it.' });
        },
      }),
    );
    expect(await store.getState().openRecent('/gone')).toBe(false);
    expect(store.getState().error).toMatchObject({ message: 'The folder is gone.', cure: 'Forget it.' });
    expect(store.getState().busy).toBeNull();
  });
});
