import type { Migration } from '../migration';
import { runsAndModels } from './0001-runs-and-models';
import { itemsAndAttempts } from './0002-items-and-attempts';

/** In order; a database's `user_version` counts those applied. Never change one that was released: add another. */
export const migrations: readonly Migration[] = [runsAndModels, itemsAndAttempts];
