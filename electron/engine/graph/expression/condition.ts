import { LatheError } from '@shared/errors';
import type { BlockDocument } from '@shared/model';
import type { Scope } from '../substitution';
import { namesIn, type Dialect, type Expression } from './expression';
import { decidingNames, hasValue, matchesExpression, type NameReader } from './matchesExpression';
import { parseExpression } from './parseExpression';

/** What a name in a condition may begin with beside a block. */
const conditionScopes = ['variables', 'run', 'item', 'env'] as const;

export interface ConditionResult {
  readonly holds: boolean;
  /** `its condition quality.rows > 100 does not hold (quality.rows is 12)`. */
  readonly words: string;
}

/** The conditions of a block, all of which must hold. */
export function conditionsOf({ when }: Pick<BlockDocument, 'when'>): string[] {
  return when === undefined ? [] : [when].flat();
}

/** @throws LatheError `pipeline.badCondition`. */
export function parseCondition(text: string): Expression {
  const known = parsed.get(text);
  if (known) return known;
  const expression = parseExpression(text, conditionDialect(text));
  if (parsed.size >= 1000) parsed.clear();
  parsed.set(text, expression);
  return expression;
}
const parsed = new Map<string, Expression>();

/**
 * The blocks that a condition names, each once.
 * @throws LatheError `pipeline.badCondition`.
 */
export function blocksNamed(condition: string, ids: Iterable<string>): string[] {
  const known = ids instanceof Set ? (ids as ReadonlySet<string>) : new Set(ids);
  const heads = namesIn(parseCondition(condition))
    .map((name) => splitName(name)[0])
    .filter((head) => !isScope(head) && known.has(head));
  return [...new Set(heads)];
}

/** The other blocks that a block's conditions name, for which it waits. Conditions that cannot be read name none. */
export function conditionBlocks(block: BlockDocument, ids: Iterable<string>): string[] {
  if (block.when === undefined) return [];
  const named = conditionsOf(block).flatMap((condition) => {
    try {
      return blocksNamed(condition, ids);
    } catch {
      return [];
    }
  });
  return [...new Set(named)].filter((id) => id !== block.id);
}

/**
 * Whether a condition holds, and why.
 * @param lookup the value of a name such as `quality.rows`, undefined where it has none.
 * @throws LatheError `pipeline.badCondition`, and what `lookup` throws.
 */
export function evaluateCondition(text: string, lookup: NameReader): ConditionResult {
  const expression = parseCondition(text);
  const values = new Map<string, unknown>();
  const read = (name: string): unknown => {
    if (!values.has(name)) values.set(name, lookup(name));
    return values.get(name);
  };
  const holds = matchesExpression(expression, read);
  const facts = decidingNames(expression, read).map((name) => fact(name, read(name)));
  return {
    holds,
    words: `its condition ${text.trim()} ${holds ? 'holds' : 'does not hold'} (${facts.join(', ')})`,
  };
}

/**
 * Looks names up: `variables.…`, `run.…`, `item.…` and `env.…` in a scope, without secrets; the rest at blocks.
 * @param block the value of a path such as `rows` or `value.days` of a block.
 */
export function conditionNames(scope: Scope, block: (id: string, path: string) => unknown): NameReader {
  const safe = scope.withoutSecrets();
  return (name) => {
    const [head, path] = splitName(name);
    if (!isScope(head)) return block(head, path);
    try {
      return safe.find(head === 'variables' ? path : name)?.value;
    } catch (thrown) {
      // A condition may ask whether an item has a field, or the environment a variable.
      if (thrown instanceof LatheError && thrown.code === 'variable.undefined') return undefined;
      throw thrown;
    }
  };
}

/** `quality.rows` as `quality` and `rows`. */
export function splitName(name: string): [head: string, path: string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}

export function isScope(head: string): head is (typeof conditionScopes)[number] {
  return (conditionScopes as readonly string[]).includes(head);
}

function conditionDialect(text: string): Dialect {
  return {
    comparesNames: true,
    faultOf(name) {
      const [head, path] = splitName(name);
      if (head === 'secret') return 'secrets cannot be compared, as reasons would show them';
      if (path !== '') return undefined;
      return `"${name}" is no name: names are variables.NAME, run.NAME, item.NAME and BLOCK.NAME`;
    },
    placeholderName: (name) => (/^(run|item|env|secret)\./.test(name) ? name : `variables.${name}`),
    error: (problem, position) =>
      new LatheError(
        'pipeline.badCondition',
        `The condition \`${text}\`, character ${position}: ${problem}.`,
        {
          cure: 'For example: quality.rows > 100 and not variables.mode in (quick, none)',
        },
      ),
  };
}

function fact(name: string, value: unknown): string {
  return hasValue(value) ? `${name} is ${shown(value)}` : `${name} has no value`;
}

function shown(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (text === '') return 'empty';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
