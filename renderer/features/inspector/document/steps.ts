import type { Column, StepKind } from '@shared/model';

/** A recipe step as the pipeline file has it. */
export type Step = Readonly<Record<string, unknown>> & { readonly step: string };

/** The steps of a parameter; anything that is no step is left out. */
export function stepsOf(value: unknown): Step[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (item): item is Step =>
      typeof item === 'object' && item !== null && typeof (item as { step?: unknown }).step === 'string',
  );
}

export function moveStep(steps: readonly Step[], index: number, by: -1 | 1): Step[] {
  const next = [...steps];
  const [moved] = next.splice(index, 1);
  if (moved) next.splice(Math.min(steps.length - 1, Math.max(0, index + by)), 0, moved);
  return next;
}

export function replaceStep(steps: readonly Step[], index: number, step: Step): Step[] {
  return steps.map((each, at) => (at === index ? step : each));
}

export function removeStep(steps: readonly Step[], index: number): Step[] {
  return steps.filter((_, at) => at !== index);
}

/** The columns that a kind of step takes; undefined when the columns are not known. */
export function acceptedColumns(
  columns: readonly Column[] | undefined,
  accepts: StepKind['accepts'],
): Column[] | undefined {
  return columns?.filter(({ type }) => {
    const numeric = type === 'integer' || type === 'decimal';
    return accepts === 'any' || numeric === (accepts === 'numeric');
  });
}

/** The step with its columns; none means all that it accepts, and is not written. */
export function withColumns(step: Step, columns: readonly string[] | undefined): Step {
  const { columns: _before, ...rest } = step;
  if (!columns || columns.length === 0) return rest as Step;
  return { ...step, columns };
}
