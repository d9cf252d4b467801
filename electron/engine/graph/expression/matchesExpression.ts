import { namesOf, type Expression, type Literal, type Operand, type Operator } from './expression';

/** The value of a name, undefined where there is none. */
export type NameReader = (name: string) => unknown;

/** A name without a value matches only `= null` and `missing`, and `!=` anything else. */
export function matchesExpression(expression: Expression, read: NameReader): boolean {
  switch (expression.type) {
    case 'and':
      return matchesExpression(expression.left, read) && matchesExpression(expression.right, read);
    case 'or':
      return matchesExpression(expression.left, read) || matchesExpression(expression.right, read);
    case 'not':
      return !matchesExpression(expression.inner, read);
    case 'comparison':
      return compare(read(expression.name), expression.operator, operandValue(expression.operand, read));
    case 'in': {
      const value = plain(read(expression.name));
      return expression.operands.some((operand) => equal(value, operandValue(operand, read)));
    }
    case 'presence':
      return hasValue(read(expression.name)) === expression.exists;
    case 'truth':
      return read(expression.name) === true;
  }
}

/** The names that make an expression hold, or not hold, each once. */
export function decidingNames(expression: Expression, read: NameReader): string[] {
  const deciding = (part: Expression): string[] => {
    if (part.type === 'not') return deciding(part.inner);
    if (part.type !== 'and' && part.type !== 'or') return namesOf(part);
    // One false side makes an `and` false, one true side an `or` true; otherwise both count.
    const decisive = part.type === 'or';
    const sides = [part.left, part.right];
    const alone = sides.filter((side) => matchesExpression(side, read) === decisive);
    return (alone.length ? alone : sides).flatMap(deciding);
  };
  return [...new Set(deciding(expression))];
}

export function hasValue(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function operandValue(operand: Operand, read: NameReader): Literal {
  return operand.type === 'literal' ? operand.value : plain(read(operand.name));
}

function compare(read: unknown, operator: Operator, other: Literal): boolean {
  if (operator === 'contains' && Array.isArray(read)) return read.some((item) => equal(plain(item), other));
  const value = plain(read);
  if (operator === '=') return equal(value, other);
  if (operator === '!=') return !equal(value, other);
  if (value === null || other === null) return false;
  if (operator === '~' || operator === 'contains') {
    return String(value).toLowerCase().includes(String(other).toLowerCase());
  }
  const [left, right] = ordered(value, other);
  if (typeof left !== typeof right) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function equal(value: Literal, other: Literal): boolean {
  if (value === null || other === null) return value === other;
  const [left, right] = ordered(value, other);
  return String(left) === String(right);
}

/** Text that reads as a number is one beside a number: the environment and items know only text. */
function ordered<T extends Literal>(left: T, right: T): readonly [T | number, T | number] {
  if (typeof left === 'number') return [left, asNumber(right)];
  return typeof right === 'number' ? [asNumber(left), right] : [left, right];
}

function asNumber<T>(value: T): T | number {
  return typeof value === 'string' && /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)
    ? Number(value)
    : value;
}

/** Lists and objects compare as their JSON: `params.mlp.hidden = "[64,32]"`. */
function plain(value: unknown): Literal {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as Literal);
}
