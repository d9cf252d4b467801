import type { StepKind } from '@shared/model';

/** The steps of a recipe as the editor offers them; a step is written `{ step, columns?, ...fields }`. */
export const stepKinds: StepKind[] = [
  {
    step: 'impute',
    title: 'Fill in missing values',
    help: 'Replaces missing values by one value, learned from the training rows.',
    accepts: 'any',
    fields: [
      {
        name: 'method',
        title: 'With',
        type: 'choice',
        default: 'automatic',
        options: [
          { value: 'automatic', title: 'Automatic', help: 'Numbers: the median. Others: the most frequent.' },
          { value: 'mean', title: 'The mean', help: 'Numbers only.' },
          { value: 'median', title: 'The median', help: 'Numbers only.' },
          { value: 'mostFrequent', title: 'The most frequent value' },
          { value: 'constant', title: 'A constant' },
        ],
      },
      {
        name: 'value',
        title: 'Constant',
        type: 'text',
        visibleWhen: { field: 'method', oneOf: ['constant'] },
      },
      {
        name: 'indicator',
        title: 'Add a column that says what was missing',
        type: 'boolean',
        default: false,
      },
    ],
  },
  {
    step: 'standardise',
    title: 'Standardise',
    help: 'Subtracts the mean and divides by the standard deviation of the training rows.',
    accepts: 'numeric',
    fields: [],
  },
  {
    step: 'oneHot',
    title: 'One column a category',
    help: 'A 0/1 column for each category of the training rows. A category never seen is zero in all of them. Numbers and dates can be named too.',
    accepts: 'any',
    fields: [
      {
        name: 'maxCategories',
        title: 'At most',
        unit: 'categories',
        type: 'number',
        integer: true,
        default: 500,
        min: 2,
        max: 10000,
        help: 'The most frequent are kept, the rest share one column named other.',
      },
      {
        name: 'minCount',
        title: 'Seen at least',
        unit: 'times',
        type: 'number',
        integer: true,
        default: 1,
        min: 1,
        advanced: true,
        help: 'Rarer categories go to other.',
      },
    ],
  },
];
