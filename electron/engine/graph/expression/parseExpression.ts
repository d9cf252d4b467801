import type { Dialect, Expression, Literal, Operand, Operator } from './expression';
import { tokens, type Token } from './tokens';

/**
 * `or` binds weakest, then `and`, then `not`; parentheses group. A name is compared to a value (a number, a date,
 * text with or without quotes, true, false or null) by = != < <= > >= ~ or `contains`, is `in (…)` a list of them,
 * or is `missing`, or `exists`. Throws the dialect's error, with the position.
 */
export function parseExpression(source: string, dialect: Dialect): Expression {
  return new Parser(tokens(source, dialect), dialect).whole();
}

class Parser {
  private index = 0;

  constructor(
    private readonly list: readonly Token[],
    private readonly dialect: Dialect,
  ) {}

  whole(): Expression {
    const expression = this.either();
    const { type, text, position } = this.current;
    if (type !== 'end') throw this.dialect.error(`"and" or "or" was expected, not "${text}"`, position);
    return expression;
  }

  private either(): Expression {
    let left = this.both();
    while (this.skip('or')) left = { type: 'or', left, right: this.both() };
    return left;
  }

  private both(): Expression {
    let left = this.negated();
    while (this.skip('and')) left = { type: 'and', left, right: this.negated() };
    return left;
  }

  private negated(): Expression {
    if (this.skip('not')) return { type: 'not', inner: this.negated() };
    const { position } = this.current;
    if (!this.skip('(')) return this.statement();
    const inner = this.either();
    this.close(position);
    return inner;
  }

  private statement(): Expression {
    const name = this.name();
    if (this.skip('exists')) return { type: 'presence', name, exists: true };
    if (this.skip('missing')) return { type: 'presence', name, exists: false };
    if (this.skip('in')) return { type: 'in', name, operands: this.operands() };
    if (this.skip('not')) return this.notIn(name);
    if (this.skip('contains')) {
      return { type: 'comparison', name, operator: 'contains', operand: this.operand() };
    }
    if (this.dialect.comparesNames && this.ends()) return { type: 'truth', name };
    return { type: 'comparison', name, operator: this.operator(), operand: this.operand() };
  }

  private notIn(name: string): Expression {
    if (!this.skip('in')) throw this.dialect.error('"in" was expected after "not"', this.current.position);
    return { type: 'not', inner: { type: 'in', name, operands: this.operands() } };
  }

  private name(): string {
    const { type, text, position } = this.take();
    if (type === 'placeholder' && this.dialect.placeholderName)
      return this.known(inner(text), position, true);
    if (type === 'word') return this.known(text, position, false);
    throw this.dialect.error(`a field was expected${text ? `, not ${text}` : ''}`, position);
  }

  private known(written: string, position: number, placeholder: boolean): string {
    const name = placeholder ? this.dialect.placeholderName!(written) : written;
    const fault = this.dialect.faultOf(name);
    if (fault !== undefined) throw this.dialect.error(fault, position);
    return name;
  }

  private operator(): Operator {
    const { type, text, position } = this.take();
    if (type !== 'operator') {
      throw this.dialect.error(
        'one of = != < <= > >= ~, in, contains, missing or exists was expected',
        position,
      );
    }
    if (text === '==') return '=';
    return text === '<>' ? '!=' : (text as Operator);
  }

  private operands(): Operand[] {
    const { position } = this.current;
    if (!this.skip('(')) {
      throw this.dialect.error('a list in parentheses was expected, as in (a, b)', position);
    }
    const operands = [this.operand()];
    while (this.skip(',')) operands.push(this.operand());
    this.close(position);
    return operands;
  }

  private operand(): Operand {
    const { type, text, position } = this.take();
    if (type === 'placeholder' && this.dialect.placeholderName) {
      return { type: 'name', name: this.known(inner(text), position, true) };
    }
    if (type === 'word' && this.dialect.comparesNames && text.includes('.')) {
      return { type: 'name', name: this.known(text, position, false) };
    }
    const value = literal(type, text);
    if (value === undefined) throw this.dialect.error('a value was expected', position);
    return { type: 'literal', value };
  }

  private close(opened: number): void {
    if (!this.skip(')')) throw this.dialect.error('this parenthesis is never closed', opened);
  }

  private ends(): boolean {
    const { type, text } = this.current;
    return type === 'end' || text === ')' || (type === 'word' && /^(and|or)$/i.test(text));
  }

  private get current(): Token {
    return this.list[this.index]!;
  }

  private take(): Token {
    const token = this.current;
    if (token.type !== 'end') this.index += 1;
    return token;
  }

  private skip(text: string): boolean {
    const token = this.current;
    if ((token.type !== 'word' && token.type !== 'sign') || token.text.toLowerCase() !== text) return false;
    this.index += 1;
    return true;
  }
}

function literal(type: Token['type'], text: string): Literal | undefined {
  if (type === 'number') return Number(text);
  if (type === 'text') return text.slice(1, -1);
  if (type === 'date') return text;
  if (type !== 'word') return undefined;
  if (text === 'null') return null;
  return text === 'true' || (text === 'false' ? false : text);
}

/** The name within `${…}`. */
function inner(placeholder: string): string {
  return placeholder.slice(2, -1);
}
