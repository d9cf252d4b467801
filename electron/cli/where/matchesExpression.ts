import type { Expression, Literal, Operator } from './parseExpression';

/** The value of a field, undefined where a run has none. */
export type FieldReader = (field: string) => unknown;

/** A run without the field matches only `= null`, and `!=` anything else. */
export function matchesExpression(expression: Expression, read: FieldReader): boolean {
  switch (expression.type) {
    case 'and':
      return matchesExpression(expression.left, read) && matchesExpression(expression.right, read);
    case 'or':
      return matchesExpression(expression.left, read) || matchesExpression(expression.right, read);
    case 'not':
      return !matchesExpression(expression.inner, read);
    case 'comparison':
      return compare(plain(read(expression.field)), expression.operator, expression.literal);
  }
}

function compare(value: Literal, operator: Operator, literal: Literal): boolean {
  if (operator === '=') return equal(value, literal);
  if (operator === '!=') return !equal(value, literal);
  if (value === null || literal === null) return false;
  if (operator === '~') return String(value).toLowerCase().includes(String(literal).toLowerCase());
  if (typeof value !== typeof literal) return false;
  if (operator === '<') return value < literal;
  if (operator === '<=') return value <= literal;
  return operator === '>' ? value > literal : value >= literal;
}

function equal(value: Literal, literal: Literal): boolean {
  return value === literal || (value !== null && literal !== null && String(value) === String(literal));
}

/** Lists and objects compare as their JSON: `params.mlp.hidden = "[64,32]"`. */
function plain(value: unknown): Literal {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as Literal);
}

/** Whether an expression asks for parameters, which the list of runs does not carry. */
export function readsParameters(expression: Expression): boolean {
  if (expression.type === 'comparison') return expression.field.startsWith('params.');
  if (expression.type === 'not') return readsParameters(expression.inner);
  return readsParameters(expression.left) || readsParameters(expression.right);
}
