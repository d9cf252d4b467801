import type { BlockDocument, BlockRun } from '@shared/model';
import { edgesInto, type PlannedBlock } from '../graph';
import { artifactFolder, readItemsFile, type ProjectStore } from '../store';
import type { BlockShape } from './blockShape';

/** A block outside the plan whose newest results a block of the plan reads. */
export interface OutsideBlock {
  readonly shape: BlockShape;
  /** Keys of its items; one empty list for a block without. */
  readonly keys: readonly (readonly string[])[];
  readonly run: BlockRun;
}

/** What the planned blocks need of blocks that are not planned, from the newest runs that finished them. */
export function outsideShape(
  blocks: readonly BlockDocument[],
  planned: ReadonlyMap<string, PlannedBlock>,
  pipeline: string,
  store: ProjectStore,
): Map<string, OutsideBlock> {
  const outside = new Map<string, OutsideBlock>();
  for (const block of blocks.filter(({ id }) => planned.has(id))) {
    for (const { from } of edgesInto(block)) {
      if (planned.has(from) || outside.has(from)) continue;
      const run = store.blockRuns.newestFinished(pipeline, from);
      if (run) outside.set(from, outsideBlock(from, run, store));
    }
  }
  return outside;
}

function outsideBlock(id: string, run: BlockRun, store: ProjectStore): OutsideBlock {
  const keys = run.items ? itemKeys(run, store).map((key) => key.split('/')) : [[]];
  const depth = run.items ? Math.max(1, ...keys.map(({ length }) => length)) : 0;
  return {
    run,
    keys,
    shape: {
      block: id,
      axes: Array.from({ length: depth }, (_, at) => (at === depth - 1 ? id : `${id}/${at}`)),
      joined: [],
      whole: [],
      mapPorts: [],
      collectPorts: new Set(),
    },
  };
}

function itemKeys(run: BlockRun, store: ProjectStore): string[] {
  const collection = Object.values(run.outputs).find(({ type }) => type === 'items');
  if (!collection) return [];
  return readItemsFile(artifactFolder(store.artifacts, collection.hash)).map(({ key }) => key);
}
