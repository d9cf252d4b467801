import { LatheError } from '@shared/errors';
import type { Column, Task } from '@shared/model';
import type { ColumnSource } from '../frames/frameReader';

/** The target of training or test rows. Rows without it are `-1` or NaN. */
export type Target =
  | { readonly task: 'classification'; readonly classes: readonly string[]; readonly codes: Int32Array }
  | { readonly task: 'regression'; readonly values: Float64Array };

const maximumClasses = 1000;

/**
 * Reads the target of the training rows and settles the task: text, categories, booleans, and numbers with two
 * distinct values are classes, other numbers are values.
 * @throws LatheError `data.columnMissing`, `data.targetInvalid` (all missing, one class only, text for regression).
 */
export async function readTrainingTarget(
  source: ColumnSource,
  name: string,
  wanted: Task | 'auto',
): Promise<Target> {
  const column = targetColumn(source, name);
  const numeric = column.type === 'integer' || column.type === 'decimal';
  if (wanted === 'regression' && !numeric)
    throw invalid(
      name,
      `The target ${name} is ${column.type}, and a regression needs numbers.`,
      'Choose classification, or a numeric target.',
    );
  if (wanted === 'regression') return regressionTarget(await source.numeric(name), name);
  if (wanted === 'auto' && numeric) {
    const values = await source.numeric(name);
    if (distinctUpTo(values, 3) !== 2) return regressionTarget(values, name);
  }
  if (wanted === 'auto' && !numeric && !['text', 'category', 'boolean'].includes(column.type))
    throw invalid(
      name,
      `The target ${name} is a ${column.type}, which cannot be predicted.`,
      'Turn it into a number or a category first, for instance in an SQL block.',
    );
  return classificationTarget(source, name);
}

/** The target of other rows, coded as the recipe's classes; labels beyond them come after. */
export async function readTarget(
  source: ColumnSource,
  recipe: {
    readonly task: Task;
    readonly target: { readonly name: string };
    readonly classes?: readonly string[] | undefined;
  },
): Promise<Target> {
  const { name } = recipe.target;
  const column = targetColumn(source, name);
  if (recipe.task === 'regression') {
    if (column.type !== 'integer' && column.type !== 'decimal')
      throw invalid(
        name,
        `The target ${name} is ${column.type} here, but was a number in training.`,
        'Evaluate on rows of the same shape as the training rows.',
      );
    return { task: 'regression', values: await source.numeric(name) };
  }
  const known = recipe.classes ?? [];
  const { codes, categories } = await source.coded(name);
  const classes = [...known, ...categories.filter((label) => !known.includes(label))];
  const position = new Map(classes.map((label, index) => [label, index]));
  const recoded = Int32Array.from(categories, (label) => position.get(label)!);
  return { task: 'classification', classes, codes: codes.map((code) => (code < 0 ? -1 : recoded[code]!)) };
}

function targetColumn(source: ColumnSource, name: string): Column {
  const column = source.columns.find((candidate) => candidate.name === name);
  if (!column)
    throw new LatheError('data.columnMissing', `There is no column ${name} to predict.`, {
      about: { column: name, parameter: 'target' },
      cure: `Choose one of: ${source.columns.map((each) => each.name).join(', ')}.`,
    });
  return column;
}

function regressionTarget(values: Float64Array, name: string): Target {
  if (values.every((value) => Number.isNaN(value))) throw allMissing(name);
  if (distinctUpTo(values, 2) < 2)
    throw invalid(
      name,
      `The target ${name} has the same value in every row.`,
      'Choose another target, or check what the rows before this block were filtered by.',
    );
  return { task: 'regression', values };
}

async function classificationTarget(source: ColumnSource, name: string): Promise<Target> {
  const { codes, categories } = await source.coded(name);
  if (categories.length === 0) throw allMissing(name);
  if (categories.length === 1)
    throw invalid(
      name,
      `The target ${name} has only one class, ${categories[0]}.`,
      'Choose another target, or check what the rows before this block were filtered by.',
    );
  if (categories.length > maximumClasses)
    throw invalid(
      name,
      `The target ${name} has ${categories.length} classes; at most ${maximumClasses} can be learned.`,
      'Choose regression for a numeric target, or group rare classes.',
    );
  return { task: 'classification', classes: categories, codes };
}

function distinctUpTo(values: Float64Array, limit: number): number {
  const seen = new Set<number>();
  for (const value of values) {
    if (!Number.isNaN(value)) seen.add(value);
    if (seen.size >= limit) break;
  }
  return seen.size;
}

function allMissing(name: string): LatheError {
  return invalid(
    name,
    `The target ${name} is missing in every row.`,
    'Choose another target, or check how the file was read.',
  );
}

function invalid(name: string, message: string, cure: string): LatheError {
  return new LatheError('data.targetInvalid', message, {
    about: { column: name, parameter: 'target' },
    cure,
  });
}
