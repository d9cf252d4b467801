import { expressionError, tokens, type Token } from './tokens';

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~';
export type Literal = string | number | boolean | null;

export type Expression =
  | { readonly type: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'not'; readonly inner: Expression }
  | {
      readonly type: 'comparison';
      readonly field: string;
      readonly operator: Operator;
      readonly literal: Literal;
    };

const plainFields = ['id', 'state', 'pipeline', 'trigger', 'seconds'];

/**
 * `or` binds weakest, then `and`, then `not`; parentheses group. A comparison is a field, an operator and a value:
 * a number, text with or without quotes, true, false or null. Throws `request.invalid` with the position.
 */
export function parseExpression(source: string): Expression {
  const parser = new Parser(tokens(source));
  return parser.whole();
}

class Parser {
  private index = 0;

  constructor(private readonly list: readonly Token[]) {}

  whole(): Expression {
    const expression = this.either();
    const rest = this.current;
    if (rest.type !== 'end')
      throw expressionError(`"and" or "or" was expected, not "${rest.text}"`, rest.position);
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
    if (this.current.type !== 'open') return this.comparison();
    const { position } = this.take();
    const inner = this.either();
    if (this.take().type !== 'close') throw expressionError('this parenthesis is never closed', position);
    return inner;
  }

  private comparison(): Expression {
    return { type: 'comparison', field: this.field(), operator: this.operator(), literal: this.literal() };
  }

  private field(): string {
    const { type, text, position } = this.take();
    if (type !== 'word')
      throw expressionError(`a field was expected${text ? `, not ${text}` : ''}`, position);
    if (plainFields.includes(text) || /^metrics\..+/.test(text) || /^params\.[^.]+\..+/.test(text))
      return text;
    throw expressionError(
      `there is no field "${text}"; there are ${plainFields.join(', ')}, metrics.NAME and params.BLOCK.NAME`,
      position,
    );
  }

  private operator(): Operator {
    const { type, text, position } = this.take();
    if (type !== 'operator') throw expressionError('one of = != < <= > >= ~ was expected', position);
    if (text === '==') return '=';
    return text === '<>' ? '!=' : (text as Operator);
  }

  private literal(): Literal {
    const { type, text, position } = this.take();
    if (type === 'number') return Number(text);
    if (type === 'text') return text.slice(1, -1);
    if (type !== 'word') throw expressionError('a value was expected', position);
    if (text === 'null') return null;
    return text === 'true' || (text === 'false' ? false : text);
  }

  private get current(): Token {
    return this.list[this.index]!;
  }

  private take(): Token {
    const token = this.current;
    if (token.type !== 'end') this.index += 1;
    return token;
  }

  private skip(word: string): boolean {
    const { type, text } = this.current;
    if (type !== 'word' || text.toLowerCase() !== word) return false;
    this.index += 1;
    return true;
  }
}
