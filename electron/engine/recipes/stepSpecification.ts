import { z } from 'zod';

/** Columns a step works on; absent: all that it accepts at that point of the recipe. */
const columns = z.array(z.string()).optional();

/** A step as a person writes it, before it is fitted. */
export const stepSpecificationSchema = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('impute'),
    columns,
    method: z.enum(['automatic', 'mean', 'median', 'mostFrequent', 'constant']).default('automatic'),
    value: z.union([z.string(), z.number()]).optional(),
    indicator: z.boolean().default(false),
  }),
  z.object({ step: z.literal('standardise'), columns }),
  z.object({
    step: z.literal('oneHot'),
    columns,
    maxCategories: z.number().int().min(2).max(10_000).default(500),
    minCount: z.number().int().min(1).default(1),
  }),
]);
export type StepSpecification = z.infer<typeof stepSpecificationSchema>;
export type StepName = StepSpecification['step'];
export type SpecificationOf<N extends StepName> = Extract<StepSpecification, { step: N }>;
