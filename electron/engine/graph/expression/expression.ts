import type { LatheError } from '@shared/errors';

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | 'contains';
export type Literal = string | number | boolean | null;
export type Operand =
  { readonly type: 'literal'; readonly value: Literal } | { readonly type: 'name'; readonly name: string };

export type Expression =
  | { readonly type: 'and'; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'not'; readonly inner: Expression }
  | Statement;

/** What says something about one name. */
export type Statement =
  | {
      readonly type: 'comparison';
      readonly name: string;
      readonly operator: Operator;
      readonly operand: Operand;
    }
  | { readonly type: 'in'; readonly name: string; readonly operands: readonly Operand[] }
  | { readonly type: 'presence'; readonly name: string; readonly exists: boolean }
  | { readonly type: 'truth'; readonly name: string };

/** What differs between the places that expressions are written in. */
export interface Dialect {
  /** What is wrong with a name, as the middle of a sentence. */
  faultOf(name: string): string | undefined;
  /** The name that `${name}` stands for. Without it, `${…}` means nothing. */
  placeholderName?(name: string): string;
  /** Whether names may stand alone, and bare words with a dot after an operator are names too. */
  readonly comparesNames: boolean;
  /** Positions count from 1. */
  error(problem: string, position: number): LatheError;
}

/** The names that an expression reads, each once, in the order of the text. */
export function namesIn(expression: Expression): string[] {
  const names = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.type === 'not') visit(part.inner);
    else if (part.type === 'and' || part.type === 'or') [part.left, part.right].forEach(visit);
    else namesOf(part).forEach((name) => names.add(name));
  };
  visit(expression);
  return [...names];
}

export function namesOf(statement: Statement): string[] {
  return [
    statement.name,
    ...operandsOf(statement).flatMap((operand) => (operand.type === 'name' ? [operand.name] : [])),
  ];
}

function operandsOf(statement: Statement): readonly Operand[] {
  if (statement.type === 'comparison') return [statement.operand];
  return statement.type === 'in' ? statement.operands : [];
}
