import type { BlockDocument } from '@shared/model';
import { conditionBlocks, edgesInto } from '../graph';

/**
 * How a block stands to items. Each mapping block starts an axis named by its id; a block has one run for each
 * combination of keys along its axes, and exactly one when it has none.
 */
export interface BlockShape {
  readonly block: string;
  /** From the outermost to the block's own, when it maps. */
  readonly axes: readonly string[];
  /** Blocks of which one run each is needed: that with the same keys. */
  readonly joined: readonly string[];
  /** Blocks that must have ended with all their items. */
  readonly whole: readonly string[];
  readonly mapPorts: readonly string[];
  readonly collectPorts: ReadonlySet<string>;
}

export function namesOf(ports: string | readonly string[] | undefined): readonly string[] {
  return ports === undefined ? [] : typeof ports === 'string' ? [ports] : ports;
}

/**
 * The shapes of blocks in topological order.
 * @param isItemsPort whether an input port takes a list, and so collects what a mapped block gives.
 * @param axesOutside axes of blocks outside the plan, whose results are there already.
 */
export function blockShapes(
  blocks: readonly BlockDocument[],
  isItemsPort: (block: BlockDocument, port: string) => boolean,
  axesOutside: (block: string) => readonly string[] = () => [],
): Map<string, BlockShape> {
  const shapes = new Map<string, BlockShape>();
  const ids = blocks.map(({ id }) => id);
  const axesOf = (id: string): readonly string[] => shapes.get(id)?.axes ?? axesOutside(id);
  for (const block of blocks) {
    const mapPorts = namesOf(block.map);
    const listed = new Set(namesOf(block.collect));
    const edges = edgesInto(block);
    const collects = (port: string, from: string): boolean =>
      listed.has(port) || (isItemsPort(block, port) && !mapPorts.includes(port) && axesOf(from).length > 0);
    const joined = unique(
      edges.filter(({ toPort, from }) => !collects(toPort, from)).map(({ from }) => from),
    );
    const outer = unique(joined.flatMap((id) => [...axesOf(id)]));
    const conditions = conditionBlocks(block, ids).filter((id) => !joined.includes(id));
    const alongside = conditions.filter((id) => axesOf(id).every((axis) => outer.includes(axis)));
    const collected = edges.filter(({ toPort, from }) => collects(toPort, from));
    shapes.set(block.id, {
      block: block.id,
      axes: mapPorts.length > 0 ? [...outer, block.id] : outer,
      joined: [...joined, ...alongside],
      whole: unique([
        ...collected.map(({ from }) => from),
        ...conditions.filter((id) => !alongside.includes(id)),
      ]),
      mapPorts,
      collectPorts: new Set(collected.map(({ toPort }) => toPort)),
    });
  }
  return shapes;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
