import type { CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';
import { runNames, variableOf } from '../scope';
import { variablesIn } from '../substitution';
import { partOf } from '../valueParts';

export interface NameFault {
  readonly message: string;
  readonly cure: string;
  readonly severity?: 'error' | 'warning';
}

/** What names are looked up in. */
export interface KnownNames extends Pick<CheckedPipeline, 'variables' | 'secrets'> {
  /** Another file may define variables too, so one that is not here is a warning. */
  readonly isPart?: boolean;
}

interface NamePlace {
  readonly known: KnownNames;
  /** Whether there is an item where the name stands. */
  readonly hasItems: boolean;
}

/** What is wrong with the name of a `${name}`, undefined when nothing is. */
export function nameFault(name: string, { known, hasItems }: NamePlace): NameFault | undefined {
  const dot = name.indexOf('.');
  const rest = name.slice(dot + 1);
  switch (dot < 0 ? '' : name.slice(0, dot)) {
    case 'item':
      if (hasItems) return undefined;
      return {
        message: `\`${name}\` has no value here, because this block runs once, not for each item.`,
        cure: 'Add `map: PORT` to the block, or connect it to one that maps.',
      };
    case 'run':
      if ((runNames as readonly string[]).includes(rest)) return undefined;
      return {
        message: `A run has no \`${rest}\`.`,
        cure: suggestion(rest, runNames, `There are ${runNames.map((one) => `run.${one}`).join(', ')}.`),
      };
    case 'env':
      if (process.env[rest] !== undefined) return undefined;
      return {
        message: `The environment has no \`${rest}\` here.`,
        cure: `Set ${rest} where Lathe starts.`,
        severity: 'warning',
      };
    case 'secret':
      if (!known.secrets || known.secrets.has(rest)) return undefined;
      return {
        message: `The secret \`${rest}\` is not stored on this machine.`,
        cure: suggestion(rest, known.secrets, `Store it with \`lathe secrets FOLDER --set ${rest}\`.`),
        severity: 'warning',
      };
    default:
      return variableFault(name, known);
  }
}

function variableFault(name: string, { variables, isPart }: KnownNames): NameFault | undefined {
  const owner = variableOf(name, variables);
  if (owner === undefined) {
    return {
      message: `The variable \`${name}\` is not defined.`,
      cure: suggestion(
        name,
        Object.keys(variables),
        isPart
          ? 'Define it here, or in every pipeline that uses this one.'
          : 'Define it under `variables` of this pipeline or of lathe.yaml.',
      ),
      ...(isPart ? { severity: 'warning' as const } : {}),
    };
  }
  if (owner === name) return undefined;
  const value = variables[owner];
  const part = name.slice(owner.length + 1);
  // What a variable of its own stands for is only known in a run.
  if (variablesIn(value).length > 0 || partOf(value, part)) return undefined;
  const parts = value !== null && typeof value === 'object' ? Object.keys(value) : [];
  return {
    message: `The variable \`${owner}\` has no \`${part}\`.`,
    cure: suggestion(part, parts, parts.length ? `It has ${parts.join(', ')}.` : 'It is a single value.'),
  };
}
