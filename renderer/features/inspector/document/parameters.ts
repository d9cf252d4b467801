import type { BlockDocument, blockControls, Field, Parameters } from '@shared/model';

/** What a field's parameter is: as written, else its default. */
export function effectiveValue(field: Field, parameters: Parameters): unknown {
  return parameters[field.name] ?? field.default;
}

export function isVisible(field: Field, fields: readonly Field[], parameters: Parameters): boolean {
  const { visibleWhen } = field;
  if (!visibleWhen) return true;
  const other = fields.find(({ name }) => name === visibleWhen.field);
  const value = other ? effectiveValue(other, parameters) : parameters[visibleWhen.field];
  return visibleWhen.oneOf.some((one) => sameValue(one, value)) || holdsVariable(value);
}

/** Folded under "More": advanced and without a value of its own. */
export function isFolded(field: Field, parameters: Parameters): boolean {
  return field.advanced === true && parameters[field.name] === undefined;
}

/** The parameters with one changed; the default, an empty text and undefined take it out. */
export function withParameter(parameters: Parameters, field: Field, value: unknown): Parameters {
  const { [field.name]: _before, ...rest } = parameters;
  if (value === undefined || sameValue(value, field.default)) return rest;
  if (value === '' && (field.default === undefined || field.default === '')) return rest;
  if (Array.isArray(value) && value.length === 0 && field.default === undefined) return rest;
  const next = { ...parameters, [field.name]: value };
  return next;
}

/** The block with other parameters; the same block when nothing changed, no `params` when none are left. */
export function withParameters(block: BlockDocument, parameters: Parameters): BlockDocument {
  if (sameValue(block.params ?? {}, parameters)) return block;
  const { params: _before, ...rest } = block;
  return Object.keys(parameters).length === 0 ? (rest as BlockDocument) : { ...block, params: parameters };
}

/** The block with one of its optional keys set, or taken out by undefined. */
export function withKey<K extends OptionalKey>(
  block: BlockDocument,
  key: K,
  value: BlockDocument[K] | undefined,
): BlockDocument {
  if (sameValue(block[key], value)) return block;
  const { [key]: _before, ...rest } = block;
  return (value === undefined ? rest : { ...block, [key]: value }) as BlockDocument;
}

type OptionalKey = 'title' | 'note' | 'disabled' | 'file' | 'inputs' | keyof typeof blockControls;

/** True for a value that holds `${`, anywhere in it. */
export function holdsVariable(value: unknown): value is string {
  return typeof value === 'string' && value.includes('${');
}

export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const leftKeys = Object.keys(left);
  return (
    leftKeys.length === Object.keys(right).length &&
    leftKeys.every((key) => key in right && sameValue((left as never)[key], (right as never)[key]))
  );
}
