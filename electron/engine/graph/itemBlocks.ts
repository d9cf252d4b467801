import type { BlockDocument } from '@shared/model';
import { edgesInto, inputPort, type Edge } from './edges';
import type { KindCatalogue } from './kindCatalogue';

/** The ports that `map` or `collect` lists. */
export function portsOf(ports: string | readonly string[] | undefined): readonly string[] {
  return ports === undefined ? [] : typeof ports === 'string' ? [ports] : ports;
}

/** The blocks that run once an item: those that map, and those that follow one without collecting. */
export function itemBlocks(blocks: readonly BlockDocument[], catalogue: KindCatalogue): Set<string> {
  const followers = new Map<string, string[]>();
  for (const block of blocks) {
    for (const edge of edgesInto(block).filter((one) => !takesAll(block, one, catalogue))) {
      followers.set(edge.from, [...(followers.get(edge.from) ?? []), block.id]);
    }
  }
  const found = new Set<string>();
  const open = blocks.filter(({ map }) => portsOf(map).length > 0).map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(followers.get(id) ?? []));
  }
  return found;
}

/** Whether an input gets the results of all items at once. */
export function takesAll(block: BlockDocument, { toPort }: Edge, catalogue: KindCatalogue): boolean {
  if (portsOf(block.collect).includes(toPort)) return true;
  if (portsOf(block.map).includes(toPort)) return false;
  const descriptor = catalogue.find(block.kind)?.descriptor;
  return descriptor !== undefined && inputPort(descriptor, toPort)?.type === 'items';
}
