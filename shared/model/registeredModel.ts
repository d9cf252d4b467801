import { z } from 'zod';
import { cellSchema, columnTypeSchema } from './columns';
import { evaluationSchema, taskSchema } from './evaluation';

export const signatureInputSchema = z.object({
  name: z.string(),
  type: columnTypeSchema,
  /** False when the recipe fills in a missing value. */
  required: z.boolean(),
  categories: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Share of training rows, 0 to 1. */
  missing: z.number(),
});
export type SignatureInput = z.infer<typeof signatureInputSchema>;

export const signatureSchema = z.object({
  inputs: z.array(signatureInputSchema),
  outputs: z.array(z.object({ name: z.string(), type: columnTypeSchema })),
});
export type Signature = z.infer<typeof signatureSchema>;

/** `model.json` of a model folder. */
export const modelDescriptionSchema = z.object({
  lathe: z.literal(1),
  family: z.string(),
  task: taskSchema,
  target: z.string(),
  classes: z.array(z.string()).optional(),
  signature: signatureSchema,
  seed: z.number(),
  params: z.record(z.string(), z.unknown()),
  /** How it was trained: engine (`tfjs native`, `tfjs WebAssembly`, `closed form` …), epochs, why it stopped. */
  training: z.object({
    engine: z.string(),
    engineReason: z.string().optional(),
    rows: z.number(),
    validationRows: z.number(),
    features: z.number(),
    weights: z.number(),
    epochs: z.number().optional(),
    bestEpoch: z.number().optional(),
    stopped: z.string().optional(),
  }),
  versions: z.record(z.string(), z.string()),
  lineage: z.object({
    trainHash: z.string(),
    recipeHash: z.string(),
  }),
});
export type ModelDescription = z.infer<typeof modelDescriptionSchema>;

export const modelVersionSchema = z.object({
  name: z.string(),
  version: z.number().int(),
  aliases: z.array(z.string()),
  createdAt: z.number(),
  run: z.number().int(),
  pipeline: z.string(),
  family: z.string(),
  task: taskSchema,
  artifact: z.string(),
  metrics: z.record(z.string(), z.number()),
  note: z.string(),
});
export type ModelVersion = z.infer<typeof modelVersionSchema>;

export const registeredModelSchema = z.object({ name: z.string(), versions: z.array(modelVersionSchema) });
export type RegisteredModel = z.infer<typeof registeredModelSchema>;

export const lineageStepSchema = z.object({
  block: z.string(),
  kind: z.string(),
  title: z.string(),
  detail: z.string(),
  hash: z.string().optional(),
});

export const modelVersionDetailSchema = modelVersionSchema.extend({
  description: modelDescriptionSchema,
  card: z.string(),
  example: z.array(z.record(z.string(), cellSchema)),
  evaluation: evaluationSchema.optional(),
  /** From the file to the model, in the order of the run. */
  lineage: z.array(lineageStepSchema),
  exports: z.array(
    z.object({
      format: z.string(),
      folder: z.string(),
      createdAt: z.number(),
      deviation: z.number(),
      rows: z.number(),
    }),
  ),
});
export type ModelVersionDetail = z.infer<typeof modelVersionDetailSchema>;

/** The proof that goes with an export. */
export const exportProofSchema = z.object({
  format: z.string(),
  folder: z.string(),
  files: z.array(z.string()),
  rows: z.number(),
  /** Largest absolute difference between a kept prediction and the reloaded export's. */
  deviation: z.number(),
  tolerance: z.number(),
});
export type ExportProof = z.infer<typeof exportProofSchema>;
