import type { ModelDescription } from '@shared/model';
import type { Recipe } from '../recipes';

const familyTitles: Readonly<Record<string, string>> = {
  linear: 'linear regression (ridge)',
  logistic: 'logistic regression',
  mlp: 'neural network (multilayer perceptron)',
};

/** The model card that a model writes of itself, as Markdown. */
export function modelCard(description: ModelDescription, recipe: Recipe): string {
  const { training, signature, target, task } = description;
  const lines = [
    `# ${target}: ${familyTitles[description.family] ?? description.family}`,
    '',
    task === 'classification'
      ? `Predicts which of ${recipe.classes?.length ?? 0} classes of **${target}** a row belongs to, with a probability for each: ${list(recipe.classes ?? [])}.`
      : `Predicts the number **${target}**.`,
    '',
    '## Training',
    '',
    `- ${training.rows} rows, of which ${training.validationRows} were held out to watch the training.`,
    `- ${signature.inputs.length} columns became ${training.features} features; ${training.weights} weights.`,
    `- Engine: ${training.engine}${training.engineReason ? ` (${training.engineReason})` : ''}.`,
    ...(training.epochs === undefined ? [] : [`- ${epochs(training)}.`]),
    ...(training.stopped ? [`- Ended: ${training.stopped}.`] : []),
    `- Parameters: ${parameters(description.params)}; seed ${description.seed}.`,
    '',
    '## Inputs',
    '',
    '| column | type | missing in training | seen in training |',
    '|---|---|---|---|',
    ...signature.inputs.map(
      (input) => `| ${cell(input.name)} | ${input.type} | ${percent(input.missing)} | ${cell(seen(input))} |`,
    ),
    '',
    '## Preprocessing',
    '',
    'Fitted on the training rows only:',
    '',
    ...recipe.steps.map(
      ({ specification, state }) => `1. ${stepText(specification)} (${list(Object.keys(state))})`,
    ),
    ...(recipe.dropped.length
      ? ['', 'Not used:', '', ...recipe.dropped.map(({ column, reason }) => `- ${column}: ${reason}`)]
      : []),
    '',
    '## Limits',
    '',
    '- It knows only what the training rows showed: values outside the ranges above are extrapolated, and a category never seen counts as none of the known ones.',
    '- How good it is was measured on the test rows of its run, and holds for rows drawn like them.',
    '',
  ];
  return lines.join('\n');
}

function epochs({ epochs: count, bestEpoch }: ModelDescription['training']): string {
  return bestEpoch === undefined
    ? `${count} iterations`
    : `${count} epochs; the weights are those of epoch ${bestEpoch}`;
}

function parameters(params: ModelDescription['params']): string {
  return (
    Object.entries(params)
      .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join(', ') || 'none'
  );
}

function stepText({ step, columns: _, ...fields }: Recipe['steps'][number]['specification']): string {
  const details = Object.entries(fields).map(([name, value]) => `${name} ${String(value)}`);
  return [step, ...details].join(', ');
}

function seen(input: ModelDescription['signature']['inputs'][number]): string {
  if (input.categories) return list(input.categories);
  if (input.min !== undefined && input.max !== undefined) return `${input.min} to ${input.max}`;
  return 'many categories';
}

function list(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
