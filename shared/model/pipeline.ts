import { z } from 'zod';
import { errorCodes } from '../errors';
import { blockControls, callbackSchema, limitsSchema } from './blockControls';

/** A block id: starts with a letter; letters, digits, `_` and `-`. */
export const blockIdSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'letters, digits, _ and -, starting with a letter');

/** Parameters as written, `${variable}` not yet filled in. */
export const parametersSchema = z.record(z.string(), z.unknown());
export type Parameters = z.infer<typeof parametersSchema>;

/** `port: block` or `port: block.port`, written at the consumer. */
export const inputsSchema = z.record(z.string(), z.string());

/** A block as the pipeline file has it. Keys that this version does not know are kept. */
export const blockDocumentSchema = z
  .object({
    id: blockIdSchema,
    kind: z.string(),
    params: parametersSchema.optional(),
    file: z.string().optional(),
    inputs: inputsSchema.optional(),
    title: z.string().optional(),
    note: z.string().optional(),
    disabled: z.boolean().optional(),
    ...blockControls,
  })
  .loose();
export type BlockDocument = z.infer<typeof blockDocumentSchema>;

export const positionSchema = z.tuple([z.number(), z.number()]);

export const pipelineDocumentSchema = z
  .object({
    lathe: z.number().int(),
    name: z.string(),
    variables: z.record(z.string(), z.unknown()).optional(),
    blocks: z.array(blockDocumentSchema),
    layout: z.record(z.string(), positionSchema).optional(),
    limits: limitsSchema.omit({ memoryGb: true }).optional(),
    onSuccess: callbackSchema.optional(),
    onFailure: callbackSchema.optional(),
    onCancelled: callbackSchema.optional(),
  })
  .loose();
export type PipelineDocument = z.infer<typeof pipelineDocumentSchema>;

/** A fault found in a project's files. Lines count from 1. */
export const issueSchema = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.enum(errorCodes).optional(),
  message: z.string(),
  cure: z.string().optional(),
  file: z.string(),
  line: z.number().int().optional(),
  block: z.string().optional(),
  parameter: z.string().optional(),
  port: z.string().optional(),
});
export type Issue = z.infer<typeof issueSchema>;

export const pipelineSummarySchema = z.object({
  /** The file's name without `.yaml`; how commands refer to it. */
  id: z.string(),
  name: z.string(),
  blocks: z.number().int(),
  faults: z.number().int(),
});
export type PipelineSummary = z.infer<typeof pipelineSummarySchema>;
