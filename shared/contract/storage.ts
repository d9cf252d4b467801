import { z } from 'zod';
import { cleanedSchema, storageUsageSchema } from '../model/storage';
import { defineCommands } from './define';

export const storageCommands = defineCommands({
  'storage.usage': { input: z.void(), output: storageUsageSchema },
  /** Removes what nothing needs and what the project's retention lets go; refused while a run is active. */
  'storage.clean': {
    input: z.object({
      /** Only say what would be freed. */
      dryRun: z.boolean().default(false),
      /** Read every stored result first; an owner sets the damaged aside, also in a dry run. */
      verify: z.boolean().default(false),
    }),
    output: cleanedSchema,
  },
});
