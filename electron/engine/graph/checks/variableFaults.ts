import type { Issue } from '@shared/model';
import { fault } from '../fault';
import { variableOf } from '../scope';
import { variablesIn, type Variables } from '../substitution';
import type { Path, YamlSource } from '../yamlSource';
import { nameFault, type KnownNames } from './nameFault';

interface NamesPlace {
  readonly path: Path;
  readonly block?: string;
  readonly parameter?: string;
}

/** The faults of names that stand at one place. */
export function faultsOfNames(
  source: YamlSource,
  names: readonly string[],
  known: KnownNames,
  hasItems: boolean,
  place: NamesPlace,
): Issue[] {
  return names.flatMap((name) => {
    const found = nameFault(name, { known, hasItems });
    if (!found) return [];
    const { message, cure, severity = 'error' } = found;
    const code = name.startsWith('secret.') ? 'secret.missing' : 'variable.undefined';
    return [fault(source, code, message, cure, { ...place, severity })];
  });
}

/** Faults of the variables that a file defines: unknown names in their values, and circles. */
export function definitionFaults(source: YamlSource, known: KnownNames): Issue[] {
  return Object.entries(ownVariables(source)).flatMap(([name, value]) => {
    const place = { path: ['variables', name] };
    const circle = circleFrom(name, known.variables);
    const circular = circle && `Variables stand for each other in a circle: ${circle.join(' → ')}.`;
    return [
      // Whether there is an item is a matter of who uses the variable.
      ...faultsOfNames(source, variablesIn(value), known, true, place),
      ...(circular === undefined
        ? []
        : [fault(source, 'variable.undefined', circular, 'Give one of them a value of its own.', place)]),
    ];
  });
}

export function ownVariables(source: YamlSource): Variables {
  return (source.value as { variables?: Variables } | null)?.variables ?? {};
}

/** `[a, b, a]` when a variable stands for itself. */
function circleFrom(start: string, variables: Variables): string[] | undefined {
  const visited = new Set<string>();
  const search = (name: string, path: readonly string[]): string[] | undefined => {
    for (const used of variablesIn(variables[name])) {
      const owner = variableOf(used, variables);
      if (owner === start) return [...path, start];
      if (owner === undefined || visited.has(owner)) continue;
      visited.add(owner);
      const found = search(owner, [...path, owner]);
      if (found) return found;
    }
    return undefined;
  };
  return search(start, [start]);
}
