import type { Field } from '@shared/model';

type NumberField = Extract<Field, { type: 'number' }>;
type IntegersField = Extract<Field, { type: 'integers' }>;

/** A typed value, or why the text is none. */
export type Parsed<T> = { readonly value: T | undefined } | { readonly fault: string };

/** A number as it is typed; empty means the default. */
export function parseNumber(text: string): Parsed<number> {
  const trimmed = text.trim();
  if (trimmed === '') return { value: undefined };
  const value = Number(trimmed);
  return Number.isFinite(value) ? { value } : { fault: 'This is not a number.' };
}

/** Why a number is outside of what its field takes. */
export function numberFault(field: NumberField, value: unknown): string | undefined {
  if (typeof value !== 'number') return undefined;
  if (field.integer && !Number.isInteger(value)) return 'A whole number is wanted.';
  return boundsFault(value, field.min, field.max);
}

/** Whole numbers as `64, 32`; empty means the default. */
export function parseIntegers(text: string): Parsed<number[]> {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 0) return { value: undefined };
  const values = parts.map(Number);
  if (values.every(Number.isInteger)) return { value: values };
  return { fault: 'Whole numbers with commas between are wanted, such as 64, 32.' };
}

export function integersFault(field: IntegersField, value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  for (const item of value) {
    const fault = boundsFault(Number(item), field.min, field.max);
    if (fault) return fault;
  }
  return undefined;
}

/** Why a value is outside of what its field takes. */
export function valueFault(field: Field, value: unknown): string | undefined {
  if (field.type === 'number') return numberFault(field, value);
  return field.type === 'integers' ? integersFault(field, value) : undefined;
}

/** A value as its field shows it in one line of text. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A default in words, for the placeholder and the reset button. */
export function defaultText(field: Field): string {
  if (field.type === 'boolean') return field.default ? 'on' : 'off';
  if (field.type === 'choice') {
    return field.options.find(({ value }) => value === field.default)?.title ?? textOf(field.default);
  }
  return textOf(field.default);
}

function boundsFault(value: number, min: number | undefined, max: number | undefined): string | undefined {
  if (min !== undefined && value < min) return `At least ${min}.`;
  if (max !== undefined && value > max) return `At most ${max}.`;
  return undefined;
}
