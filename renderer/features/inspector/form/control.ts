import type { Column, Field } from '@shared/model';

/** What every control of a form is given. */
export interface ControlProps<Type extends Field['type'] = Field['type']> {
  readonly id: string;
  readonly field: Extract<Field, { type: Type }>;
  /** As written; undefined means the default. */
  readonly value: unknown;
  readonly columns: Readonly<Record<string, readonly Column[]>>;
  readonly invalid: boolean;
  readonly readOnly: boolean;
  /** Undefined goes back to the default. */
  onChange(value: unknown): void;
}

/** Attributes that tie a control to its help and faults. */
export function describedBy(id: string, help: boolean, fault: boolean): string | undefined {
  return [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
}
