import type { BlockDocument } from '@shared/model';
import { edgesInto } from './edges';
import { conditionBlocks } from './expression';

/** The blocks that each block needs directly, for its inputs or its conditions, each once; unknown ones left out. */
export function upstreamOf(blocks: readonly BlockDocument[]): Map<string, readonly string[]> {
  const ids = new Set(blocks.map(({ id }) => id));
  return new Map(
    blocks.map((block) => [
      block.id,
      [...new Set([...edgesInto(block).map(({ from }) => from), ...conditionBlocks(block, ids)])].filter(
        (from) => ids.has(from),
      ),
    ]),
  );
}

/** Block ids such that each comes after all it needs; otherwise in the order of the file. Needs an acyclic graph. */
export function topologicalOrder(blocks: readonly BlockDocument[]): string[] {
  const upstream = upstreamOf(blocks);
  const order = new Set<string>();
  // Without recursion: a chain may be as long as a pipeline has blocks.
  for (const { id: start } of blocks) {
    const open = [{ id: start, next: 0 }];
    for (let top = open[open.length - 1]; top; top = open[open.length - 1]) {
      const needed = upstream.get(top.id) ?? [];
      const id = needed[top.next];
      top.next += 1;
      if (id !== undefined) {
        if (!order.has(id)) open.push({ id, next: 0 });
        continue;
      }
      order.add(top.id);
      open.pop();
    }
  }
  return [...order];
}

/** A cycle as `[a, b, a]`, in the direction of the data, or undefined. */
export function findCycle(blocks: readonly BlockDocument[]): string[] | undefined {
  const upstream = upstreamOf(blocks);
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): string[] | undefined => {
    const start = path.indexOf(id);
    if (start >= 0) return [...path.slice(start), id].reverse();
    if (done.has(id)) return undefined;
    path.push(id);
    for (const needed of upstream.get(id) ?? []) {
      const cycle = visit(needed);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(id);
    return undefined;
  };
  for (const { id } of blocks) {
    const cycle = visit(id);
    if (cycle) return cycle;
  }
  return undefined;
}

/** All that `starts` need, directly or not, and themselves. */
export function withAncestors(blocks: readonly BlockDocument[], starts: Iterable<string>): Set<string> {
  return closure(upstreamOf(blocks), starts);
}

/** All that needs `starts`, directly or not, and themselves. */
export function withDescendants(blocks: readonly BlockDocument[], starts: Iterable<string>): Set<string> {
  const downstream = new Map<string, string[]>();
  for (const [id, needed] of upstreamOf(blocks)) {
    for (const from of needed) downstream.set(from, [...(downstream.get(from) ?? []), id]);
  }
  return closure(downstream, starts);
}

function closure(next: ReadonlyMap<string, readonly string[]>, starts: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(next.get(id) ?? []));
  }
  return reached;
}
