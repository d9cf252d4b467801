import { expect, it } from 'vitest';
import type { Comparison } from '@shared/model';
import { createFakeBridge } from '@renderer/bridge';
import { LatheError } from '@shared/errors';
import { createExperimentsStore } from './store';

const empty: Comparison = {
  runs: [],
  parameters: [],
  metrics: [],
  warnings: [],
  curves: [],
  evaluations: [],
};

it('shows the comparison asked for last, whichever answer comes first', async () => {
  const answers: ((warning: string) => void)[] = [];
  const store = createExperimentsStore(
    createFakeBridge({
      'runs.compare': () =>
        new Promise((resolve) => answers.push((warning) => resolve({ ...empty, warnings: [warning] }))),
    }),
  );
  const first = store.getState().compare([1, 2]);
  const second = store.getState().compare([1, 3]);
  answers[1]?.('second');
  answers[0]?.('first');
  await Promise.all([first, second]);
  expect(store.getState().comparison?.warnings).toEqual(['second']);
  store.getState().leave();
  expect(store.getState()).toMatchObject({ compared: [], comparison: undefined });
});

it('says why runs cannot be compared', async () => {
  const store = createExperimentsStore(
    createFakeBridge({
      'runs.compare': () => {
        throw new LatheError('run.notFound', 'Run 9 is gone.');
      },
    }),
  );
  await store.getState().compare([1, 9]);
  expect(store.getState().error?.message).toBe('Run 9 is gone.');
});
