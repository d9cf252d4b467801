import { describe, expect, it } from 'vitest';
import type { ExportProof, ModelVersion } from '@shared/model';
import { createFakeBridge } from '@renderer/bridge';
import { LatheError } from '@shared/errors';
import { createRegistryStore } from './store';

const version = (number: number, aliases: string[]): ModelVersion => ({
  name: 'mpg',
  version: number,
  aliases,
  createdAt: 0,
  run: 1,
  pipeline: 'train',
  family: 'linear',
  task: 'regression',
  artifact: 'aa',
  metrics: {},
  note: '',
});
const proof: ExportProof = {
  format: 'tfjs',
  folder: '/out',
  files: ['model.json'],
  rows: 64,
  deviation: 1e-7,
  tolerance: 1e-4,
};

describe('the registry', () => {
  it('reads the list anew when an alias moves, for it leaves another version', async () => {
    let champion = 1;
    const bridge = createFakeBridge({
      'models.list': () => [
        { name: 'mpg', versions: [1, 2].map((n) => version(n, n === champion ? ['champion'] : [])) },
      ],
      'models.promote': (input) => {
        champion = input.version;
        return version(input.version, ['champion']);
      },
    });
    const store = createRegistryStore(bridge);
    await store.getState().list();
    await store.getState().promote('mpg', 2, 'champion');
    expect(store.getState().models[0]?.versions.map((one) => one.aliases)).toEqual([[], ['champion']]);
  });

  it('keeps the proof of an export, or why it failed, and nothing when the dialog was closed', async () => {
    let answer: () => ExportProof | null = () => null;
    const bridge = createFakeBridge({
      'models.export': () => answer(),
      'models.show': () => {
        throw new LatheError('model.notFound', 'gone');
      },
    });
    const store = createRegistryStore(bridge);
    await store.getState().exportTo('mpg', 1, 'tfjs');
    expect(store.getState().exports['mpg@1']).toBeUndefined();
    answer = () => proof;
    await store.getState().exportTo('mpg', 1, 'tfjs');
    expect(store.getState().exports['mpg@1']).toEqual({ state: 'proved', proof });
    answer = () => {
      throw new LatheError('export.deviation', 'The export predicts otherwise.');
    };
    await store.getState().exportTo('mpg', 1, 'tfjs');
    expect(store.getState().exports['mpg@1']).toMatchObject({
      state: 'failed',
      error: { code: 'export.deviation' },
    });
  });
});
