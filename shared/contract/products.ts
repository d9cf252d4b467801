import { z } from 'zod';
import { productUseSchema } from '../model/orchestration';
import { defineCommands } from './define';

export const productCommands = defineCommands({
  /** Which artifacts of which runs the product blocks of a run read. */
  'products.uses': { input: z.object({ run: z.number().int() }), output: z.array(productUseSchema) },
  /** Runs of this project that read a block's output as a product, newest first. */
  'products.users': {
    input: z.object({
      pipeline: z.string(),
      block: z.string(),
      limit: z.number().int().min(1).max(1000).default(100),
    }),
    output: z.array(productUseSchema),
  },
});
