import type { Field, Port } from '@shared/model';

/** What every training block reads. */
export const trainingInputs: Port[] = [
  { name: 'train', type: 'frame', title: 'Training rows', optional: false },
  { name: 'recipe', type: 'recipe', title: 'Fitted recipe', optional: false },
];

export const modelOutput: Port = { name: 'model', type: 'model', title: 'Model', optional: false };

export const classWeightsField: Field = {
  name: 'classWeights',
  title: 'Class weights',
  type: 'choice',
  default: 'none',
  options: [
    { value: 'none', title: 'Every row the same' },
    {
      value: 'balanced',
      title: 'Balanced',
      help: 'Rows of rare classes weigh more: rows / (classes × rows of the class).',
    },
  ],
};
