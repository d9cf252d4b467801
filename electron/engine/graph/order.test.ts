import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockDocument } from '@shared/model';
import { findCycle, topologicalOrder, upstreamOf, withAncestors, withDescendants } from './order';
import { planRun } from './plan';

/** Acyclic: each block needs only blocks of a lower number; the file's order is then shuffled. */
const acyclic = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 25 })
  .map((needs) =>
    needs.map((sources, index): BlockDocument => ({
      id: `b${index}`,
      kind: 'any',
      inputs:
        index === 0
          ? {}
          : Object.fromEntries(sources.map((source, port) => [`p${port}`, `b${source % index}`])),
    })),
  )
  .chain((blocks) => fc.shuffledSubarray(blocks, { minLength: blocks.length }));

test('any acyclic graph is planned in topological order, each block once', () => {
  fc.assert(
    fc.property(acyclic, (blocks) => {
      const order = planRun({ lathe: 1, name: 'p', blocks }, {}).map(({ block }) => block.id);
      expect([...order].sort()).toEqual(blocks.map(({ id }) => id).sort());
      for (const [id, needed] of upstreamOf(blocks)) {
        for (const from of needed) expect(order.indexOf(from)).toBeLessThan(order.indexOf(id));
      }
    }),
  );
});

test('a graph has no cycle exactly when a last block to a first one does not close one', () => {
  fc.assert(
    fc.property(acyclic, (blocks) => {
      expect(findCycle(blocks)).toBeUndefined();
      const first = topologicalOrder(blocks)[0] ?? '';
      const reached = [...withDescendants(blocks, [first])];
      const last = reached[reached.length - 1] ?? first;
      const closed = blocks.map((block) =>
        block.id === first ? { ...block, inputs: { ...block.inputs, back: last } } : block,
      );
      const cycle = findCycle(closed) ?? [];
      expect(cycle[0]).toBe(cycle[cycle.length - 1]);
      expect(cycle).toContain(first);
    }),
  );
});

test('ancestors and descendants mirror each other', () => {
  fc.assert(
    fc.property(acyclic, (blocks) => {
      for (const { id } of blocks) {
        for (const above of withAncestors(blocks, [id])) {
          expect(withDescendants(blocks, [above]).has(id)).toBe(true);
        }
      }
    }),
  );
});

const chain: BlockDocument[] = [
  { id: 'a', kind: 'k' },
  { id: 'b', kind: 'k', inputs: { x: 'a' } },
  { id: 'c', kind: 'k', inputs: { x: 'b.out' } },
  { id: 'side', kind: 'k', inputs: { x: 'a' } },
];
const planned = (options: Parameters<typeof planRun>[1]): string[] =>
  planRun({ lathe: 1, name: 'p', blocks: chain }, options).map(
    ({ block, anew }) => block.id + (anew === undefined ? '' : '!'),
  );

test('to, from and only choose their parts', () => {
  expect(planned({ to: 'b' })).toEqual(['a', 'b']);
  expect(planned({ from: 'b' })).toEqual(['a', 'b!', 'c!']);
  expect(planned({ only: 'c' })).toEqual(['c']);
  expect(planned({ fresh: true })).toEqual(['a!', 'b!', 'c!', 'side!']);
  expect(() => planned({ to: 'sid' })).toThrow(/no block `sid`/);
});
