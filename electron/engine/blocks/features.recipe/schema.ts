import { stepSpecificationSchema } from '@engine/recipes';
import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { stepKinds } from './stepKinds';

const paramsSchema = z.object({
  target: z.string().min(1),
  task: z.enum(['auto', 'classification', 'regression']).default('auto'),
  exclude: z.array(z.string()).default([]),
  /** Empty: the automatic steps for each column's type. */
  steps: z.array(stepSpecificationSchema).default([]),
});
export type RecipeParams = z.infer<typeof paramsSchema>;

export const featuresRecipe: BlockKind<RecipeParams> = {
  descriptor: {
    kind: 'features.recipe',
    version: 1,
    title: 'Feature recipe',
    summary:
      'Learns from the training rows how to turn columns into numbers, and applies it everywhere else.',
    category: 'features',
    icon: 'chef-hat',
    inputs: [
      {
        name: 'train',
        type: 'frame',
        title: 'Training rows',
        help: 'The recipe is fitted on these rows only.',
        optional: false,
      },
    ],
    outputs: [{ name: 'recipe', type: 'recipe', title: 'Fitted recipe', optional: false }],
    fields: [
      {
        name: 'target',
        title: 'Target',
        type: 'column',
        port: 'train',
        required: true,
        help: 'The column to predict. It never becomes a feature.',
      },
      {
        name: 'task',
        title: 'Task',
        type: 'choice',
        default: 'auto',
        options: [
          {
            value: 'auto',
            title: 'Automatic',
            help: 'Text and true/false targets, and numbers with two distinct values, are classes; other numbers are values.',
          },
          { value: 'classification', title: 'Classification' },
          { value: 'regression', title: 'Regression' },
        ],
      },
      {
        name: 'exclude',
        title: 'Leave out',
        type: 'columns',
        port: 'train',
        default: [],
        help: 'Columns that must not become features: names, identifiers, anything known only afterwards.',
      },
      {
        name: 'steps',
        title: 'Steps',
        type: 'steps',
        port: 'train',
        default: [],
        kinds: stepKinds,
        help: 'In this order. Without steps: numbers get their median and are standardised, text its most frequent value and one column a category.',
      },
    ],
    sideEffects: false,
  },
  params: paramsSchema as unknown as z.ZodType<RecipeParams>,
  load: () => import('./run'),
};
