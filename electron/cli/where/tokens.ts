import { LatheError } from '@shared/errors';

export interface Token {
  readonly type: 'word' | 'number' | 'text' | 'operator' | 'open' | 'close' | 'end';
  readonly text: string;
  /** Counts from 1. */
  readonly position: number;
}

const patterns: readonly (readonly [Token['type'], RegExp])[] = [
  ['number', /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y],
  ['word', /[A-Za-z_][\w.-]*/y],
  ['text', /"[^"]*"|'[^']*'/y],
  ['operator', /<=|>=|!=|<>|==|=|<|>|~/y],
  ['open', /\(/y],
  ['close', /\)/y],
];

/** Cuts an expression into tokens, the last one `end`. Throws `request.invalid` with the position. */
export function tokens(expression: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(expression[at] ?? '')) at += 1;
    if (at >= expression.length) return [...found, { type: 'end', text: '', position: at + 1 }];
    const token = tokenAt(expression, at);
    found.push(token);
    at += token.text.length;
  }
}

function tokenAt(expression: string, at: number): Token {
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(expression)?.[0];
    if (text !== undefined) return { type, text, position: at + 1 };
  }
  const quote = /["']/.test(expression[at] ?? '');
  throw expressionError(
    quote ? 'the closing quote is missing' : `"${expression[at]}" means nothing here`,
    at + 1,
  );
}

export function expressionError(problem: string, position: number): LatheError {
  return new LatheError('request.invalid', `--where, character ${position}: ${problem}.`, {
    cure: 'For example: state = succeeded and (metrics.accuracy > 0.9 or params.mlp.epochs >= 50)',
  });
}
