import type { BlockShape } from './blockShape';

/** One run of a block: its key along each of the block's axes; `''` on an axis whose list never came. */
export interface Cell {
  readonly block: string;
  /** The segments joined by `/`; `''` for a block without axes. */
  readonly key: string;
  readonly segments: Readonly<Record<string, string>>;
  /** Position in the list that the innermost key is of, from 0. */
  readonly index: number;
  /** Sorts a block's runs as their lists are, whatever the order in which they ended; ties by key. */
  readonly position: number;
}

/** A combination of upstream runs that have ended, for which a block may run (or, when it maps, read its list). */
export interface Combination {
  readonly block: string;
  readonly key: string;
  readonly segments: Readonly<Record<string, string>>;
  readonly index: number;
  readonly position: number;
  /** The upstream run of each joined block. */
  readonly from: ReadonlyMap<string, Cell>;
}

export interface Consequences {
  readonly ready: Combination[];
  /** Blocks all of whose runs have ended. */
  readonly complete: string[];
}

/** More items than a list may have, so that positions of inner lists do not meet. */
const mostItems = 1_000_000;

interface BlockState {
  readonly shape: BlockShape;
  readonly cells: Cell[];
  readonly ended: Cell[];
  /** Ended cells by their keys on some of the axes: for joining. */
  readonly indexes: Map<string, Map<string, Cell[]>>;
  /** Combinations that wait for whole blocks. */
  held: Combination[];
  /** Combinations given out whose cells are not known yet. */
  unfolding: number;
  open: number;
  complete: boolean;
}

/**
 * Which runs a run's blocks have, and when each may start. Every combination of upstream items is given out once,
 * as soon as its last member has ended; an item waits for its own upstream items only.
 */
export class ItemGraph {
  private readonly blocks = new Map<string, BlockState>();
  private readonly dependents = new Map<string, string[]>();

  /** @param shapes in topological order; blocks that they name outside of them have ended already. */
  constructor(shapes: Iterable<BlockShape>) {
    for (const shape of shapes) {
      this.blocks.set(shape.block, newState(shape));
    }
    for (const { shape } of this.blocks.values()) {
      for (const from of new Set([...shape.joined, ...shape.whole])) {
        this.dependents.set(from, [...(this.dependents.get(from) ?? []), shape.block]);
      }
    }
  }

  /** Declares a block outside the plan, with its finished cells. */
  addEnded(shape: BlockShape, keys: readonly (readonly string[])[]): void {
    const state: BlockState = { ...newState(shape), complete: true };
    keys.forEach((segments, index) => {
      const cell = cellOf(
        shape,
        Object.fromEntries(shape.axes.map((axis, at) => [axis, segments[at] ?? ''])),
        index,
        index,
      );
      state.cells.push(cell);
      state.ended.push(cell);
    });
    this.blocks.set(shape.block, state);
  }

  /** What may start before anything has ended. */
  start(): Consequences {
    const consequences: Consequences = { ready: [], complete: [] };
    for (const state of this.blocks.values()) {
      if (state.complete) continue;
      const [first] = state.shape.joined;
      if (first === undefined) this.offer(state, combinationOf(state.shape, {}, new Map()), consequences);
      else if (state.shape.joined.every((id) => this.state(id).complete)) {
        for (const cell of this.state(first).ended) this.join(state, this.state(first), cell, consequences);
      }
    }
    for (const state of this.blocks.values()) if (!state.complete) this.settle(state, consequences);
    return consequences;
  }

  /** Turns a combination into the block's runs: one, or one for each key of its list. */
  unfold(combination: Combination, keys?: readonly string[]): { cells: Cell[] } & Consequences {
    const state = this.state(combination.block);
    state.unfolding -= 1;
    const own = state.shape.mapPorts.length > 0 ? state.shape.block : undefined;
    const { segments, index, position } = combination;
    const cells =
      own === undefined || keys === undefined
        ? [cellOf(state.shape, segments, index, position)]
        : keys.map((key, at) =>
            cellOf(state.shape, { ...segments, [own]: key }, at, position * mostItems + at),
          );
    for (const cell of cells) state.cells.push(cell);
    state.open += cells.length;
    const consequences: Consequences = { ready: [], complete: [] };
    if (cells.length === 0) this.settle(state, consequences);
    return { cells, ...consequences };
  }

  /** A run of a block has ended, in whatever way. */
  end(cell: Cell): Consequences {
    const state = this.state(cell.block);
    state.open -= 1;
    state.ended.push(cell);
    for (const [signature, index] of state.indexes) addTo(index, signature, cell);
    const consequences: Consequences = { ready: [], complete: [] };
    for (const id of this.dependents.get(cell.block) ?? []) {
      const dependent = this.state(id);
      if (dependent.shape.joined.includes(cell.block)) this.join(dependent, state, cell, consequences);
    }
    this.settle(state, consequences);
    return consequences;
  }

  isComplete(block: string): boolean {
    return this.blocks.get(block)?.complete ?? true;
  }

  cellsOf(block: string): readonly Cell[] {
    return this.blocks.get(block)?.cells ?? [];
  }

  /** The runs of a block in the order of the lists. */
  inOrder(block: string): Cell[] {
    return [...this.cellsOf(block)].sort(
      (one, other) => one.position - other.position || (one.key < other.key ? -1 : 1),
    );
  }

  /** Of the blocks that a block needs, those not at their end. */
  waitsFor(block: string): string[] {
    const { shape } = this.state(block);
    return [...new Set([...shape.joined, ...shape.whole])].filter((id) => !this.isComplete(id));
  }

  dependentsOf(block: string): readonly string[] {
    return this.dependents.get(block) ?? [];
  }

  private join(target: BlockState, origin: BlockState, cell: Cell, consequences: Consequences): void {
    let partial = [{ segments: cell.segments, from: new Map([[origin.shape.block, cell]]) }];
    for (const id of target.shape.joined) {
      if (id === origin.shape.block) continue;
      const other = this.state(id);
      partial = partial.flatMap(({ segments, from }) =>
        this.matching(other, segments).map((match) => ({
          segments: { ...segments, ...match.segments },
          from: new Map(from).set(id, match),
        })),
      );
      if (partial.length === 0) return;
    }
    for (const { segments, from } of partial)
      this.offer(target, combinationOf(target.shape, segments, from), consequences);
  }

  /** Ended cells of a block that agree with `segments` wherever both have a key. */
  private matching(state: BlockState, segments: Readonly<Record<string, string>>): readonly Cell[] {
    const shared = state.shape.axes.filter((axis) => axis in segments);
    if (shared.length === 0) return state.ended;
    const signature = shared.join('\n');
    let index = state.indexes.get(signature);
    if (!index) {
      index = new Map();
      for (const cell of state.ended) addTo(index, signature, cell);
      state.indexes.set(signature, index);
    }
    return index.get(shared.map((axis) => segments[axis]).join('\n')) ?? [];
  }

  private offer(state: BlockState, combination: Combination, consequences: Consequences): void {
    if (state.shape.whole.every((id) => this.isComplete(id))) {
      state.unfolding += 1;
      consequences.ready.push(combination);
    } else state.held.push(combination);
  }

  /** Marks a block as complete when it is, and all that follows from it. */
  private settle(state: BlockState, consequences: Consequences): void {
    const open: BlockState[] = [state];
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.complete || next.open > 0 || next.unfolding > 0 || next.held.length > 0) continue;
      const { joined, whole } = next.shape;
      if (![...joined, ...whole].every((id) => this.isComplete(id))) continue;
      next.complete = true;
      consequences.complete.push(next.shape.block);
      for (const id of this.dependents.get(next.shape.block) ?? []) {
        const dependent = this.state(id);
        this.release(dependent, consequences);
        open.push(dependent);
      }
    }
  }

  private release(state: BlockState, consequences: Consequences): void {
    if (!state.shape.whole.every((id) => this.isComplete(id))) return;
    state.unfolding += state.held.length;
    consequences.ready.push(...state.held);
    state.held = [];
  }

  private state(block: string): BlockState {
    const state = this.blocks.get(block);
    if (!state) throw new Error(`${block} is no block of this run`);
    return state;
  }
}

function newState(shape: BlockShape): BlockState {
  return {
    shape,
    cells: [],
    ended: [],
    indexes: new Map(),
    held: [],
    unfolding: 0,
    open: 0,
    complete: false,
  };
}

function combinationOf(
  { block, axes, joined, mapPorts }: BlockShape,
  segments: Readonly<Record<string, string>>,
  from: ReadonlyMap<string, Cell>,
): Combination {
  const outer = mapPorts.length > 0 ? axes.slice(0, -1) : axes;
  // Along several lists the first one leads.
  const leading = joined.map((id) => from.get(id)).find((cell) => cell !== undefined && cell.key !== '');
  return {
    block,
    segments,
    from,
    key: keyOf(outer, segments),
    index: leading?.index ?? 0,
    position: leading?.position ?? 0,
  };
}

function cellOf(
  shape: BlockShape,
  segments: Readonly<Record<string, string>>,
  index: number,
  position: number,
): Cell {
  const own = Object.fromEntries(shape.axes.map((axis) => [axis, segments[axis] ?? '']));
  return { block: shape.block, segments: own, index, position, key: keyOf(shape.axes, own) };
}

function keyOf(axes: readonly string[], segments: Readonly<Record<string, string>>): string {
  return axes
    .map((axis) => segments[axis] ?? '')
    .filter((segment) => segment !== '')
    .join('/');
}

function addTo(index: Map<string, Cell[]>, signature: string, cell: Cell): void {
  const key = signature
    .split('\n')
    .map((axis) => cell.segments[axis])
    .join('\n');
  const cells = index.get(key);
  if (cells) cells.push(cell);
  else index.set(key, [cell]);
}
