import { LatheError } from '@shared/errors';
import type { Column, ColumnType } from '@shared/model';

const numericTypes: readonly ColumnType[] = ['integer', 'decimal', 'boolean'];

/**
 * Refuses rows that a recipe cannot take: an input column is missing, or is text where numbers are wanted.
 * Categories may arrive as any type, because every value has a text.
 * @throws LatheError `model.signature` naming the column.
 */
export function checkColumns(
  inputs: readonly {
    readonly name: string;
    readonly type: ColumnType;
    readonly role: 'numeric' | 'categorical';
  }[],
  columns: readonly Column[],
): void {
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  for (const { name, type, role } of inputs) {
    const found = types.get(name);
    if (found === undefined)
      throw new LatheError(
        'model.signature',
        `The model needs the column ${name}, which the rows do not have.`,
        {
          about: { column: name },
          cure: `Give rows with a column named exactly ${name} (${type}).`,
        },
      );
    if (role === 'numeric' && !numericTypes.includes(found))
      throw new LatheError(
        'model.signature',
        `The model needs numbers in column ${name}, but it is ${found}.`,
        {
          about: { column: name },
          cure: `Make ${name} ${type === 'boolean' ? 'true or false' : 'numeric'}, as it was in training.`,
        },
      );
  }
}

/** Columns that the recipe does not read; the target is no surprise. */
export function extraColumns(
  recipe: {
    readonly inputs: readonly { readonly name: string }[];
    readonly target: { readonly name: string };
  },
  columns: readonly Column[],
): string[] {
  const known = new Set([...recipe.inputs.map(({ name }) => name), recipe.target.name]);
  return columns.map(({ name }) => name).filter((name) => !known.has(name));
}
