import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockDocument } from '@shared/model';
import { blockShapes } from './blockShape';
import { ItemGraph, type Cell, type Combination, type Consequences } from './itemGraph';

/** Blocks that read any earlier ones, and may map or collect at the first of their inputs. */
const anyBlocks = fc
  .array(
    fc.record({
      reads: fc.array(fc.nat(), { maxLength: 3 }),
      role: fc.constantFrom('plain', 'plain', 'map', 'collect'),
      length: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((specs) =>
    specs.map(({ reads, role, length }, index) => {
      const from = index === 0 ? [] : [...new Set(reads.map((read) => read % index))];
      const inputs = Object.fromEntries(from.map((id, at) => [`p${at}`, `b${id}`]));
      const block: BlockDocument = {
        id: `b${index}`,
        kind: 'any',
        inputs,
        ...(role === 'plain' || from.length === 0 ? {} : { [role]: 'p0' }),
      };
      return { block, length };
    }),
  );

interface Walk {
  readonly started: Cell[];
  readonly ended: string[];
  readonly complete: string[];
}

/** Runs everything, choosing with `pick` which of the running cells ends next. */
function walk(
  specs: readonly { readonly block: BlockDocument; readonly length: number }[],
  pick: (count: number) => number,
  onStart: (combination: Combination, graph: ItemGraph) => void = () => undefined,
): Walk & { graph: ItemGraph; shapes: ReturnType<typeof blockShapes> } {
  const shapes = blockShapes(
    specs.map(({ block }) => block),
    () => false,
  );
  const graph = new ItemGraph(shapes.values());
  const lengths = new Map(specs.map(({ block, length }) => [block.id, length]));
  const result: Walk = { started: [], ended: [], complete: [] };
  const running: Cell[] = [];
  const follow = ({ ready, complete }: Consequences): void => {
    result.complete.push(...complete);
    for (const combination of ready) {
      onStart(combination, graph);
      const maps = (shapes.get(combination.block)?.mapPorts.length ?? 0) > 0;
      const keys = Array.from({ length: lengths.get(combination.block) ?? 0 }, (_, at) => `k${at}`);
      const { cells, ...consequences } = graph.unfold(combination, maps ? keys : undefined);
      running.push(...cells);
      result.started.push(...cells);
      follow(consequences);
    }
  };
  follow(graph.start());
  while (running.length > 0) {
    const [cell] = running.splice(pick(running.length), 1);
    if (!cell) break;
    result.ended.push(`${cell.block}/${cell.key}`);
    follow(graph.end(cell));
  }
  return { ...result, graph, shapes };
}

function picker(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state % count;
  };
}

test('whatever the graph and the order in which items end, each runs once, after its own upstream, and all end', () => {
  fc.assert(
    fc.property(anyBlocks, fc.nat(), (specs, seed) => {
      const { started, complete, graph } = walk(specs, picker(seed), (combination, current) => {
        for (const cell of combination.from.values()) {
          const agree = Object.entries(cell.segments).every(
            ([axis, key]) => combination.segments[axis] === key,
          );
          expect(agree).toBe(true);
        }
        const block = specs.find(({ block: { id } }) => id === combination.block)?.block;
        const collected = block?.collect === undefined ? undefined : block.inputs?.['p0'];
        if (collected !== undefined) expect(current.isComplete(collected)).toBe(true);
      });
      const ids = started.map(({ block, key }) => `${block} ${key}`);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...complete].sort()).toEqual(specs.map(({ block }) => block.id).sort());
      for (const { block } of specs) {
        for (const from of Object.values(block.inputs ?? {})) {
          expect(complete.indexOf(from)).toBeLessThan(complete.indexOf(block.id));
        }
        expect(graph.waitsFor(block.id)).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test('which runs there are, and how they are sorted, does not depend on the order in which items end', () => {
  fc.assert(
    fc.property(anyBlocks, fc.nat(), fc.nat(), (specs, one, other) => {
      const cells = (seed: number): string[] => {
        const { graph } = walk(specs, picker(seed));
        return specs.flatMap(({ block: { id } }) =>
          graph.inOrder(id).map(({ block, key, index }) => `${block} ${key} ${index}`),
        );
      };
      expect(cells(one)).toEqual(cells(other));
    }),
    { numRuns: 300 },
  );
});

test('an item starts as soon as its own upstream item has ended, whatever its siblings do', () => {
  const shapes = blockShapes(
    [
      { id: 'list', kind: 'any' },
      { id: 'each', kind: 'any', map: 'p', inputs: { p: 'list' } },
      { id: 'next', kind: 'any', inputs: { p: 'each' } },
    ],
    () => false,
  );
  const graph = new ItemGraph(shapes.values());
  const [list] = graph.start().ready;
  const unfolded = graph.unfold(list as Combination);
  const [each] = graph.end(unfolded.cells[0] as Cell).ready;
  const { cells } = graph.unfold(each as Combination, ['a', 'b']);
  const consequences = graph.end(cells[1] as Cell);
  expect(consequences.ready.map(({ block, key }) => [block, key])).toEqual([['next', 'b']]);
  expect(graph.isComplete('each')).toBe(false);
});
