import { LatheError } from '@shared/errors';
import type { BlockDocument } from '@shared/model';
import type { InputArtifact, ItemEntry } from '../blocks/blockKind';
import type { RunSurroundings } from './runSurroundings';

/** More runs of one block than this are surely a mistake. */
const mostItems = 100_000;

/** The items at each mapped input port of a block, read in a worker. */
export async function readItems(
  block: BlockDocument,
  inputs: Readonly<Record<string, InputArtifact>>,
  { pool }: RunSurroundings,
  signal: AbortSignal,
): Promise<Readonly<Record<string, readonly ItemEntry[]>>> {
  const lists: Record<string, readonly ItemEntry[]> = {};
  for (const [port, { type, folder }] of Object.entries(inputs)) {
    if (type !== 'items' && type !== 'frame' && type !== 'value') {
      throw new LatheError('pipeline.badEdge', `A ${type} at input \`${port}\` is no list to map over.`, {
        about: { block: block.id, port },
        cure: 'Map over items, a value that is a list, or the rows of a frame.',
      });
    }
    const task = pool.run('items.read', { type, folder, most: mostItems }, { interactive: true });
    const stop = (): void => void task.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      lists[port] = (await task.result).items;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
  return lists;
}

/** Every combination of the lists' items by its key, `a × b` of several, in the order of the lists. */
export function productOf(
  lists: Readonly<Record<string, readonly ItemEntry[]>>,
): Map<string, Readonly<Record<string, ItemEntry>>> {
  let product: [key: string, entries: Readonly<Record<string, ItemEntry>>][] = [['', {}]];
  for (const [port, list] of Object.entries(lists)) {
    product = product.flatMap(([key, entries]) =>
      list.map((entry): (typeof product)[number] => [
        key === '' ? entry.key : `${key} × ${entry.key}`,
        { ...entries, [port]: entry },
      ]),
    );
  }
  return new Map(Object.keys(lists).length === 0 ? [] : product);
}
