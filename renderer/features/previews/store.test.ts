import { describe, expect, it } from 'vitest';
import type { Cell } from '@shared/model';
import { createFakeBridge } from '@renderer/bridge';
import { LatheError } from '@shared/errors';
import { parseFilter } from './selectors';
import { createArtifactStore, createTableStore } from './store';

const columns = [{ name: 'n', type: 'integer' as const }];
const rowsFrom = (offset: number): Cell[][] => Array.from({ length: 200 }, (_, i) => [offset + i]);
const settled = async (): Promise<void> => {
  for (let i = 0; i < 8; i++) await Promise.resolve();
};

describe('rows by pages', () => {
  it('asks once for each page, and starts anew when a filter is typed', async () => {
    const bridge = createFakeBridge({
      'previews.page': (input) => ({
        columns,
        rows: rowsFrom(input.offset),
        offset: input.offset,
        matching: input.filters?.length ? 7 : 3_000_000,
        total: 3_000_000,
      }),
    });
    const table = createTableStore(bridge, 'aa', parseFilter);
    await settled();
    table.getState().need([0, 200]);
    table.getState().need([0, 200]);
    await settled();
    expect(bridge.calls.map((call) => (call.input as { offset: number }).offset)).toEqual([0, 200]);
    expect(table.getState().pages.get(200)?.[0]).toEqual([200]);

    table.getState().setTyped('n', '> 5');
    expect(table.getState().pages.size).toBe(2);
    await settled();
    expect(bridge.calls[2]?.input).toMatchObject({
      offset: 0,
      filters: [{ column: 'n', operator: '>', value: '5' }],
    });
    expect([...table.getState().pages.keys()]).toEqual([0]);
    expect(table.getState()).toMatchObject({ matching: 7, waiting: false });
  });

  it('forgets the answer to a question that is no longer asked', async () => {
    const answers: ((matching: number) => void)[] = [];
    const bridge = createFakeBridge({
      'previews.page': (input) =>
        new Promise((resolve) => {
          answers.push((matching) =>
            resolve({ columns, rows: [], offset: input.offset, matching, total: 9 }),
          );
        }),
    });
    const table = createTableStore(bridge, 'aa', parseFilter);
    table.getState().setSearch('x');
    answers[1]?.(2);
    answers[0]?.(9);
    await settled();
    expect(table.getState().matching).toBe(2);
  });

  it('keeps what went wrong', async () => {
    const bridge = createFakeBridge({
      'previews.page': () => {
        throw new LatheError('artifact.missing', 'The rows are gone.', { cure: 'Run the block again.' });
      },
    });
    const table = createTableStore(bridge, 'aa', parseFilter);
    await settled();
    expect(table.getState().error).toMatchObject({
      message: 'The rows are gone.',
      cure: 'Run the block again.',
    });
  });
});

it('reads a profile once, and again only when asked to', async () => {
  const bridge = createFakeBridge({ 'previews.profile': () => ({ rows: 1, bytes: 2, columns: [] }) });
  const store = createArtifactStore(bridge);
  await store.getState().loadProfile('aa');
  await store.getState().loadProfile('aa');
  expect(bridge.calls).toHaveLength(1);
  expect(store.getState().profiles['aa']).toEqual({
    state: 'ready',
    value: { rows: 1, bytes: 2, columns: [] },
  });
  await store.getState().loadProfile('aa', true);
  expect(bridge.calls).toHaveLength(2);
});
