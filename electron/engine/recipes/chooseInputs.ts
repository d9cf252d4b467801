import { LatheError } from '@shared/errors';
import type { Column } from '@shared/model';
import type { CodedColumn, ColumnSource } from '../frames/frameReader';
import type { Recipe, RecipeInput } from './recipe';
import type { RecipeRequest } from './recipeRequest';

const categoriesKept = 1000;

/**
 * Which columns become features: all but the target, those left out, and what a recipe has no step for (dates and
 * times) or nothing to learn from (text that differs in every row). A column that a one-hot step names is taken as
 * categories, whatever its type.
 */
export async function chooseInputs(
  source: ColumnSource,
  request: Pick<RecipeRequest, 'target' | 'exclude' | 'steps'>,
  warn: (text: string) => void,
): Promise<{ inputs: RecipeInput[]; dropped: Recipe['dropped'] }> {
  for (const name of request.exclude)
    if (!source.columns.some((column) => column.name === name))
      warn(`${name}: to be left out, but there is no such column`);
  const namedForOneHot = new Set(
    request.steps.flatMap((step) => (step.step === 'oneHot' ? (step.columns ?? []) : [])),
  );
  const inputs: RecipeInput[] = [];
  const dropped: Recipe['dropped'] = [];
  for (const column of source.columns) {
    if (column.name === request.target) continue;
    const asCategories = namedForOneHot.has(column.name);
    const reason = request.exclude.includes(column.name)
      ? 'left out'
      : asCategories
        ? undefined
        : temporal(column);
    const described = reason ? undefined : await describe(source, column, asCategories, warn);
    if (described && typeof described !== 'string') inputs.push(described);
    else {
      dropped.push({ column: column.name, reason: reason ?? String(described) });
      if (reason !== 'left out') warn(`${column.name}: dropped, ${reason ?? String(described)}`);
    }
  }
  if (inputs.length === 0)
    throw new LatheError('data.empty', 'No column is left to learn from.', {
      about: { parameter: 'exclude' },
      cure: 'Leave out fewer columns, or add columns before this block.',
    });
  return { inputs, dropped };
}

function temporal({ type }: Column): string | undefined {
  return ['date', 'timestamp', 'time'].includes(type)
    ? `a ${type} is no feature by itself (take the year, the month or an age in an SQL block)`
    : undefined;
}

/** An input, or why the column is dropped. */
async function describe(
  source: ColumnSource,
  column: Column,
  asCategories: boolean,
  warn: (text: string) => void,
): Promise<RecipeInput | string> {
  const isText = column.type === 'text' || column.type === 'category';
  if (!isText && !asCategories) return describeNumbers(await source.numeric(column.name), column, warn);
  const coded = await source.coded(column.name);
  if (differsInEveryRow(coded) && !asCategories) return 'its text differs in every row, like an identifier';
  return describeText(coded, column, warn);
}

function describeNumbers(values: Float64Array, column: Column, warn: (text: string) => void): RecipeInput {
  let missing = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (Number.isNaN(value)) missing++;
    else {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  if (missing === values.length) throw allMissing(column.name);
  if (min === max) warn(`${column.name}: constant, ${min} in every row`);
  return { ...column, role: 'numeric', missing: missing / values.length, min, max };
}

function describeText(
  { codes, categories }: CodedColumn,
  column: Column,
  warn: (text: string) => void,
): RecipeInput {
  let missing = 0;
  for (const code of codes) if (code < 0) missing++;
  const present = codes.length - missing;
  if (present === 0) throw allMissing(column.name);
  if (categories.length === 1) warn(`${column.name}: constant, ${categories[0]} in every row`);
  if (present >= 20 && categories.length > present / 2 && categories.length < present)
    warn(
      `${column.name}: ${categories.length} distinct texts in ${present} rows, like an identifier; consider leaving it out`,
    );
  return {
    ...column,
    role: 'categorical',
    missing: missing / codes.length,
    ...(categories.length <= categoriesKept ? { categories: [...categories] } : {}),
  };
}

/** Text without a repetition teaches nothing. */
function differsInEveryRow({ codes, categories }: CodedColumn): boolean {
  return (
    categories.length >= 20 &&
    categories.length === codes.reduce((count, code) => count + (code < 0 ? 0 : 1), 0)
  );
}

function allMissing(column: string): LatheError {
  return new LatheError('data.columnMissing', `The column ${column} is missing in every training row.`, {
    about: { column },
    cure: `Leave ${column} out of the recipe, or check how the file was read.`,
  });
}
