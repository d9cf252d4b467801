import { LatheError } from '@shared/errors';
import type { Interval, RunSummary } from '@shared/model';
import type { CurrentItem } from '../blocks/blockKind';
import { itemValue } from './itemValue';
import { suggestion } from './nearMiss';
import { substitute, type Found, type Scope, type Variables } from './substitution';
import { partOf } from './valueParts';

export interface ScopeParts {
  /** As written: a value may hold `${…}` of its own. */
  readonly variables: Variables;
  readonly run: {
    readonly id: number;
    /** Milliseconds since 1970. */
    readonly time: number;
    readonly trigger: RunSummary['trigger'];
    readonly interval?: Interval | undefined;
  };
  readonly item?: CurrentItem | undefined;
  /** Default: the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Without them `${secret.NAME}` stays as written. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
}

/** Names of what `${run.…}` gives. */
export const runNames = ['id', 'date', 'time', 'trigger', 'intervalStart', 'intervalEnd'] as const;

/**
 * What `${name}` stands for in one block run: `item.…`, `env.…`, `secret.…`, `run.…`, else a variable or a part of
 * one (`database.host`). Only variables' values are searched for further `${…}`: data never is.
 * Looking up throws a LatheError: `secret.missing`, or `variable.undefined` for what a scope does not have or
 * variables that stand for each other.
 */
export function createScope(parts: ScopeParts): Scope {
  const resolved = new Map<string, unknown>();
  const open: string[] = [];
  const scope: Scope = {
    find(name) {
      const dot = name.indexOf('.');
      const rest = name.slice(dot + 1);
      switch (dot < 0 ? '' : name.slice(0, dot)) {
        case 'item':
          return { value: itemValue(rest, parts.item) };
        case 'env':
          return { value: environmentValue(rest, parts.env ?? process.env) };
        case 'secret':
          return parts.secrets ? { value: secretValue(rest, parts.secrets) } : undefined;
        case 'run':
          return { value: runValue(rest, parts.run) };
        default:
          return variable(name);
      }
    },
    withoutSecrets: () => (parts.secrets ? createScope({ ...parts, secrets: undefined }) : scope),
  };
  return scope;

  function variable(name: string): Found | undefined {
    const owner = variableOf(name, parts.variables);
    if (owner === undefined) return undefined;
    const value = resolve(owner);
    return owner === name ? { value } : partOf(value, name.slice(owner.length + 1));
  }

  function resolve(name: string): unknown {
    if (resolved.has(name)) return resolved.get(name);
    const start = open.indexOf(name);
    if (start >= 0) {
      const circle = [...open.slice(start), name].join(' → ');
      throw new LatheError('variable.undefined', `Variables stand for each other in a circle: ${circle}.`, {
        about: { variable: name },
        cure: 'Give one of them a value of its own.',
      });
    }
    open.push(name);
    try {
      const value = substitute(parts.variables[name], scope);
      resolved.set(name, value);
      return value;
    } finally {
      open.pop();
    }
  }
}

/** The variable that a name, dots and all, is about: the longest that there is. */
export function variableOf(name: string, variables: Variables): string | undefined {
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
    if (Object.hasOwn(variables, name.slice(0, end))) return name.slice(0, end);
  }
  return undefined;
}

function environmentValue(name: string, env: Readonly<Record<string, string | undefined>>): string {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (value !== undefined) return value;
  throw new LatheError('variable.undefined', `The environment has no variable \`${name}\`.`, {
    about: { variable: `env.${name}` },
    cure: `Set ${name} in the environment that Lathe starts in, or use a variable of the project.`,
  });
}

function secretValue(name: string, secrets: Readonly<Record<string, string>>): string {
  const value = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  if (value !== undefined) return value;
  throw new LatheError('secret.missing', `There is no secret \`${name}\` on this machine.`, {
    about: { variable: `secret.${name}` },
    cure: `Store it with \`lathe secrets FOLDER --set ${name}\`, or under Secrets in the settings.`,
  });
}

function runValue(name: string, { id, time, trigger, interval }: ScopeParts['run']): unknown {
  switch (name as (typeof runNames)[number]) {
    case 'id':
      return id;
    case 'date':
      return timestamp(interval?.start ?? time).slice(0, 10);
    case 'time':
      return timestamp(time);
    case 'trigger':
      return trigger;
    case 'intervalStart':
      return timestamp((interval ?? missingInterval(name)).start);
    case 'intervalEnd':
      return timestamp((interval ?? missingInterval(name)).end);
  }
  const otherwise = `There are ${runNames.map((known) => `run.${known}`).join(', ')}.`;
  throw new LatheError('variable.undefined', `A run has no \`${name}\`.`, {
    about: { variable: `run.${name}` },
    cure: suggestion(name, runNames, otherwise),
  });
}

function missingInterval(name: string): never {
  throw new LatheError(
    'variable.undefined',
    `This run stands for no interval, so there is no \`run.${name}\`.`,
    {
      about: { variable: `run.${name}` },
      cure: 'Start it as part of a backfill, or use `run.date`.',
    },
  );
}

/** ISO 8601 in UTC, to the second. */
function timestamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
