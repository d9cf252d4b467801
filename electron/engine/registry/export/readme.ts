import type { ModelDescription } from '@shared/model';

/** How to use an exported folder, as Markdown that goes with it. */
export function exportReadme({ target, task, signature, classes }: ModelDescription): string {
  const outputs = classes
    ? `the probability of each class, in this order: ${classes.join(', ')}`
    : `the value of ${target}`;
  return `# ${target}: a ${task} model for TensorFlow.js

| file | holds |
|---|---|
| \`model.json\`, \`weights.bin\` | the network, a TensorFlow.js layers model; its output is ${outputs} |
| \`recipe.json\` | the preprocessing: how raw columns become the network's features |
| \`signature.json\` | the columns that a row must have, and what comes out |
| \`score.cjs\` | applies the recipe and the network to raw rows |
| \`rows.json\` | some raw rows to try |
| \`proof.json\` | how far this folder's predictions are from those of the model it was exported from |

## Score rows

With Node 16 or later, and nothing else:

\`\`\`
node score.cjs rows.json
\`\`\`

After \`npm install\` the network runs in TensorFlow.js; without it, in plain JavaScript, to the same result.

or from a program:

\`\`\`js
const { load } = require('./score.cjs');
const scorer = await load(__dirname);
const predictions = await scorer.predict([{ ${signature.inputs
    .slice(0, 2)
    .map(({ name }) => `${JSON.stringify(name)}: …`)
    .join(', ')} }]);
\`\`\`

A missing value is \`null\`. A row without a needed column, or with text where a number belongs, is refused with
the column named. Other columns are ignored.
`;
}
