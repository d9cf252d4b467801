import type { BlockDocument } from '@shared/model';
import { upstreamOf } from './order';

type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * One cycle for each group of blocks that need each other, as `[a, b, a]` in the direction of the data: the shortest
 * through the group's first block.
 */
export function findCycles(blocks: readonly BlockDocument[]): string[][] {
  const upstream = withoutEnds(upstreamOf(blocks));
  if (upstream.size === 0) return [];
  const downstream = reversed(upstream);
  const grouped = new Set<string>();
  const cycles: string[][] = [];
  for (const id of upstream.keys()) {
    if (grouped.has(id)) continue;
    const needed = reach(id, upstream);
    const way = needed.get(id);
    if (way === undefined) continue;
    const needing = reach(id, downstream);
    for (const member of needed.keys()) if (needing.has(member)) grouped.add(member);
    cycles.push(pathBack(id, needed));
  }
  return cycles;
}

/** Without the blocks that need nothing, again and again: what is left are cycles and what needs them. */
function withoutEnds(graph: Graph): Graph {
  const downstream = reversed(graph);
  const left = new Map([...graph].map(([id, needed]) => [id, needed.length]));
  const open = [...left].filter(([, count]) => count === 0).map(([id]) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    left.delete(id);
    for (const next of downstream.get(id) ?? []) {
      const count = (left.get(next) ?? 0) - 1;
      left.set(next, count);
      if (count === 0) open.push(next);
    }
  }
  return new Map([...graph].filter(([id]) => left.has(id)));
}

function reversed(graph: Graph): Graph {
  const result = new Map<string, string[]>([...graph.keys()].map((id) => [id, []]));
  for (const [id, needed] of graph) for (const from of needed) result.get(from)?.push(id);
  return result;
}

/** All that is reached from `start` by at least one step, nearest first, each with the block before it. */
function reach(start: string, graph: Graph): Map<string, string> {
  const before = new Map<string, string>();
  const open = [start];
  for (const id of open) {
    for (const next of graph.get(id) ?? []) {
      if (before.has(next)) continue;
      before.set(next, id);
      open.push(next);
    }
  }
  return before;
}

/** The way from `id` upstream to itself, which is a way downstream when read from its end. */
function pathBack(id: string, before: ReadonlyMap<string, string>): string[] {
  const path = [id];
  for (let at = before.get(id); at !== undefined && at !== id; at = before.get(at)) path.push(at);
  return [...path, id];
}
