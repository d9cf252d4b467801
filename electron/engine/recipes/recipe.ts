import { columnTypeSchema, taskSchema } from '@shared/model';
import { z } from 'zod';
import { stepSpecificationSchema } from './stepSpecification';

const inputSchema = z.object({
  name: z.string(),
  type: columnTypeSchema,
  role: z.enum(['numeric', 'categorical']),
  /** Share of training rows, 0 to 1. */
  missing: z.number(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Of the training rows, ascending; left out above 1,000. */
  categories: z.array(z.string()).optional(),
});
export type RecipeInput = z.infer<typeof inputSchema>;

/** `recipe.json`: a fitted recipe. */
export const recipeSchema = z.object({
  lathe: z.literal(1),
  task: taskSchema,
  target: z.object({ name: z.string(), type: columnTypeSchema }),
  /** Classification: ascending by code unit. */
  classes: z.array(z.string()).optional(),
  trainingRows: z.number(),
  /** Raw columns that become features, in feature order. */
  inputs: z.array(inputSchema),
  /** Columns of the training rows that do not become features, and why. */
  dropped: z.array(z.object({ column: z.string(), reason: z.string() })),
  steps: z.array(
    z.object({
      specification: stepSpecificationSchema,
      /** What fitting learned, by column. */
      state: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Names of the design matrix's columns. */
  outputs: z.array(z.string()),
});
export type Recipe = z.infer<typeof recipeSchema>;
export type FittedStep = Recipe['steps'][number];
