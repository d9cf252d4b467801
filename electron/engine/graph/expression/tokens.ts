import type { Dialect } from './expression';

export interface Token {
  readonly type: 'word' | 'placeholder' | 'number' | 'date' | 'text' | 'operator' | 'sign' | 'end';
  readonly text: string;
  /** Counts from 1. */
  readonly position: number;
}

const patterns: readonly (readonly [Token['type'], RegExp])[] = [
  ['date', /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?(?![\w.-])/y],
  ['number', /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y],
  ['placeholder', /\$\{[A-Za-z_][\w.-]*\}/y],
  ['word', /[A-Za-z_][\w.-]*/y],
  ['text', /"[^"]*"|'[^']*'/y],
  ['operator', /<=|>=|!=|<>|==|=|<|>|~/y],
  ['sign', /[(),]/y],
];

/** Cuts an expression into tokens, the last one `end`. */
export function tokens(expression: string, dialect: Dialect): Token[] {
  const found: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(expression[at] ?? '')) at += 1;
    if (at >= expression.length) return [...found, { type: 'end', text: '', position: at + 1 }];
    const token = tokenAt(expression, at, dialect);
    found.push(token);
    at += token.text.length;
  }
}

function tokenAt(expression: string, at: number, dialect: Dialect): Token {
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(expression)?.[0];
    if (text !== undefined) return { type, text, position: at + 1 };
  }
  const quote = /["']/.test(expression[at] ?? '');
  throw dialect.error(
    quote ? 'the closing quote is missing' : `"${expression[at]}" means nothing here`,
    at + 1,
  );
}
