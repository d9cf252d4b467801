import { z } from 'zod';

/** One condition or several, all of which must hold: `quality.rows > 100`, `variables.mode = full`. */
export const whenSchema = z.union([z.string(), z.array(z.string())]);

/** Whether a block of several inputs needs all of them, or runs with those that are there. Default `all`. */
export const joinSchema = z.enum(['all', 'any']);

/** Delays in seconds; `maxDelaySeconds` bounds each single delay. */
export const retrySchema = z.looseObject({
  /** Attempts after the first. */
  times: z.number().int().min(0).max(100),
  /** Default 0. */
  delaySeconds: z.number().min(0).optional(),
  /** Default `fixed`; `exponential` doubles the delay each time. */
  backoff: z.enum(['fixed', 'exponential']).optional(),
  maxDelaySeconds: z.number().min(0).optional(),
});
export type Retry = z.infer<typeof retrySchema>;

/** A port, or several. */
export const portNamesSchema = z.union([z.string(), z.array(z.string())]);

/** A code file of the project that exports a `callback`, or several. */
export const callbackSchema = z.union([z.string(), z.array(z.string())]);

/** A data test on a block's output: SQL that selects the rows that are wrong. No such row: passed. */
export const dataTestSchema = z.looseObject({
  name: z.string(),
  /** Each output is a table of its port's name; `output` is the first. */
  sql: z.string(),
  /** A warning leaves the block succeeded. Default `error`. */
  severity: z.enum(['error', 'warning']).optional(),
});
export type DataTest = z.infer<typeof dataTestSchema>;

/** What any block may carry, whatever its kind. */
export const blockControls = {
  when: whenSchema.optional(),
  join: joinSchema.optional(),
  retry: retrySchema.optional(),
  /** Of one attempt. */
  timeoutSeconds: z.number().positive().optional(),
  /** Input ports whose items each start a run of this block. */
  map: portNamesSchema.optional(),
  /** Input ports that receive the results of all items at once. */
  collect: portNamesSchema.optional(),
  /** `continue` leaves the block succeeded with the items that did. Default `fail`. */
  onItemError: z.enum(['fail', 'continue']).optional(),
  onSuccess: callbackSchema.optional(),
  onFailure: callbackSchema.optional(),
  onCancelled: callbackSchema.optional(),
  tests: z.array(dataTestSchema).optional(),
};

/** How much may run at once. Absent means no limit but the workers'. */
export const limitsSchema = z.looseObject({
  /** Runs at once. */
  runs: z.number().int().positive().optional(),
  /** Block runs at once. */
  blocks: z.number().int().positive().optional(),
  /** Block runs of one kind at once. */
  kinds: z.record(z.string(), z.number().int().positive()).optional(),
  /** Memory of all workers together; what would go beyond waits. Default: 70% of the machine's. */
  memoryGb: z.number().positive().optional(),
  /** What a run does when `runs` are active already. Default `queue`. */
  whenBusy: z.enum(['queue', 'skip']).optional(),
});
export type Limits = z.infer<typeof limitsSchema>;
