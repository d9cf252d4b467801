import { z } from 'zod';
import { comparisonSchema } from '../model/comparison';
import {
  blockRunSchema,
  attemptSchema,
  blockStateSchema,
  curveSchema,
  intervalSchema,
  itemRunSchema,
  logLevelSchema,
  logLineSchema,
  runDetailSchema,
  runSummarySchema,
} from '../model/run';
import { defineCommands } from './define';

export const runCommands = defineCommands({
  'runs.start': {
    input: z.object({
      pipeline: z.string(),
      variables: z.record(z.string(), z.unknown()).optional(),
      /** `block.param` or `variable` to value: what the command line's `--set` gives. */
      set: z.record(z.string(), z.unknown()).optional(),
      /** Run this block and all that needs it anew; the rest from the cache. */
      from: z.string().optional(),
      /** Run only what this block needs, and it. */
      to: z.string().optional(),
      /** Run this block alone on the newest outputs of what it needs. */
      only: z.string().optional(),
      /** Ignore the cache. */
      fresh: z.boolean().optional(),
      /** The time that the run stands for. */
      interval: intervalSchema.optional(),
    }),
    output: runSummarySchema,
  },
  'runs.cancel': { input: z.object({ run: z.number() }), output: z.void() },
  /** Ends a training after the current epoch, keeping the best weights. */
  'runs.stopEarly': { input: z.object({ run: z.number(), block: z.string() }), output: z.void() },
  /** A new run of the same state; finished blocks come from the cache. */
  'runs.resume': { input: z.object({ run: z.number() }), output: runSummarySchema },
  'runs.list': {
    input: z.object({
      pipeline: z.string().optional(),
      limit: z.number().int().default(500),
      before: z.number().optional(),
    }),
    output: z.array(runSummarySchema),
  },
  'runs.show': { input: z.object({ run: z.number() }), output: runDetailSchema },
  /** Items of a mapped block, in the order of the list; `item` shows one. */
  'runs.items': {
    input: z.object({
      run: z.number(),
      block: z.string(),
      item: z.string().optional(),
      states: z.array(blockStateSchema).optional(),
      search: z.string().optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(100),
    }),
    output: z.object({ items: z.array(itemRunSchema), matching: z.number().int() }),
  },
  /** Every try at a block run, the oldest first. */
  'runs.attempts': {
    input: z.object({ run: z.number(), block: z.string().optional(), item: z.string().optional() }),
    output: z.array(attemptSchema),
  },
  /** The newest block run of each block of a pipeline: what the canvas shows at opening. */
  'runs.latestBlocks': { input: z.object({ pipeline: z.string() }), output: z.array(blockRunSchema) },
  'runs.log': {
    input: z.object({
      run: z.number(),
      block: z.string().optional(),
      item: z.string().optional(),
      attempt: z.number().int().optional(),
      level: logLevelSchema.optional(),
      search: z.string().optional(),
      limit: z.number().int().default(2000),
    }),
    output: z.array(logLineSchema),
  },
  /** Curves reduced to at most `points` each, minimum and maximum kept. */
  'runs.curves': {
    input: z.object({
      run: z.number(),
      block: z.string().optional(),
      item: z.string().optional(),
      points: z.number().int().default(600),
    }),
    output: z.array(curveSchema),
  },
  'runs.compare': { input: z.object({ runs: z.array(z.number()).min(2).max(10) }), output: comparisonSchema },
  /** Deletes runs and what only they hold in the store's tables. */
  'runs.remove': { input: z.object({ runs: z.array(z.number()) }), output: z.void() },
});
