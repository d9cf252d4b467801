import { useEffect } from 'react';
import type { BlockRun } from '@shared/model';
import type { ItemStore } from './itemStore';

/** Keeps a store of items at those of a block run, as it changes; a block without items leaves it empty. */
export function useItemsOf(store: ItemStore, block: BlockRun | undefined): void {
  const { look, changed } = store.getState();
  const run = block?.items ? block.run : undefined;
  const id = block?.block;
  useEffect(() => {
    look(run === undefined || id === undefined ? undefined : { run, block: id });
  }, [look, run, id]);
  useEffect(() => {
    if (block?.items) changed(block);
  }, [changed, block]);
}
