import { join } from 'node:path';
import { licensesPage } from './licenses/licensesPage.mjs';
import { writeWhole } from './setup/cache.mjs';
import { root } from './setup/places.mjs';

await writeWhole(join(root, 'THIRD_PARTY_LICENSES.md'), await licensesPage());
