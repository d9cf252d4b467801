import type { CommandsOf, Handlers } from './projectContext';
import { mustFind } from './runRecords';

export const productHandlers: Handlers<CommandsOf<'products'>> = {
  'products.uses': ({ run }, { store }) => {
    mustFind(run, store.runs.find(run));
    return store.productUses.ofRun(run);
  },
  'products.users': ({ pipeline, block, limit }, { store, folder }) =>
    store.productUses.ofProduct(folder, pipeline, block, limit),
};
