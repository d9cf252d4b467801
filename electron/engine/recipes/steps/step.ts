import { LatheError } from '@shared/errors';
import type { SpecificationOf, StepName } from '../stepSpecification';
import type { Table, WorkingColumn } from '../table';

export interface FitNotes {
  /** Says something to the user about one column. */
  warn(column: string, text: string): void;
}

/**
 * A feature step. `state` is plain JSON and is all that applying needs, so that a fitted step can be saved,
 * exported and run without Lathe.
 */
export interface RecipeStep<N extends StepName, S> {
  readonly name: N;
  accepts(column: WorkingColumn): boolean;
  /** What the named columns of the training rows teach. */
  fit(column: WorkingColumn, name: string, specification: SpecificationOf<N>, notes: FitNotes): S;
  /** The column as it leaves the step, with columns that the step adds. */
  apply(column: WorkingColumn, name: string, state: S): readonly (readonly [string, WorkingColumn])[];
}

/** Applies a fitted step to each of its columns. */
export function applyStep<N extends StepName, S>(
  step: RecipeStep<N, S>,
  table: Table,
  states: Readonly<Record<string, S>>,
): Table {
  const columns = new Map(table.columns);
  for (const [name, state] of Object.entries(states)) {
    const column = columns.get(name);
    if (!column) throw new Error(`the recipe lost column ${name}`);
    for (const [changed, value] of step.apply(column, name, state)) {
      if (changed !== name && columns.has(changed)) throw nameTaken(changed, name, step.name);
      columns.set(changed, value);
    }
  }
  return { rows: table.rows, columns };
}

function nameTaken(added: string, column: string, step: string): LatheError {
  return new LatheError(
    'parameter.invalid',
    `The step ${step} would add a column ${added}, which is already there.`,
    {
      about: { column, parameter: 'steps' },
      cure: `Rename or leave out the column ${added}.`,
    },
  );
}
