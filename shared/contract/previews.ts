import { z } from 'zod';
import { evaluationSchema } from '../model/evaluation';
import { filterSchema, framePageSchema, frameProfileSchema, sortSchema } from '../model/frame';
import { defineCommands } from './define';

export const previewCommands = defineCommands({
  'previews.page': {
    input: z.object({
      artifact: z.string(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
      sort: z.array(sortSchema).default([]),
      filters: z.array(filterSchema).default([]),
      search: z.string().default(''),
    }),
    output: framePageSchema,
  },
  'previews.profile': { input: z.object({ artifact: z.string() }), output: frameProfileSchema },
  'previews.evaluation': { input: z.object({ artifact: z.string() }), output: evaluationSchema },
  /** Any JSON artifact (recipe, metrics, value, a model's description) as text, at most 1 MB. */
  'previews.json': { input: z.object({ artifact: z.string() }), output: z.string() },
});
