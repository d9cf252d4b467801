import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import { itemBlocks } from '../itemBlocks';
import { variableOf } from '../scope';
import { variablesIn, type Variables } from '../substitution';
import type { Path } from '../yamlSource';
import { nameFault } from './nameFault';

/** `${name}` of what nothing defines, in parameters and in the pipeline's variables, and variables in a circle. */
export function checkVariables(pipeline: CheckedPipeline): Issue[] {
  const { source, blocks, catalogue, variables } = pipeline;
  const withItems = itemBlocks(blocks, catalogue);
  const inParameters = blocks.flatMap(({ id, params }, index) =>
    Object.entries(params ?? {}).flatMap(([parameter, value]) => {
      const place = { path: ['blocks', index, 'params', parameter], block: id, parameter };
      return faultsOf(standsFor(value, variables), withItems.has(id), place);
    }),
  );
  const own = Object.entries((source.value as { variables?: Variables } | null)?.variables ?? {});
  const inVariables = own.flatMap(([name, value]) => {
    const place = { path: ['variables', name] };
    const circle = circleFrom(name, variables);
    // Whether there is an item is a matter of who uses the variable.
    return [...faultsOf(variablesIn(value), true, place), ...(circle ? [circular(circle, place)] : [])];
  });
  return [...inParameters, ...inVariables];

  function faultsOf(
    names: readonly string[],
    hasItems: boolean,
    place: { readonly path: Path; readonly block?: string; readonly parameter?: string },
  ): Issue[] {
    return names.flatMap((name) => {
      const found = nameFault(name, { pipeline, hasItems });
      if (!found) return [];
      const { message, cure, severity = 'error' } = found;
      const code = name.startsWith('secret.') ? 'secret.missing' : 'variable.undefined';
      return [fault(source, code, message, cure, { ...place, severity })];
    });
  }

  function circular(circle: readonly string[], place: { readonly path: Path }): Issue {
    const message = `Variables stand for each other in a circle: ${circle.join(' → ')}.`;
    return fault(source, 'variable.undefined', message, 'Give one of them a value of its own.', place);
  }
}

/** The names in a value, and what of an item they come to by way of variables. */
function standsFor(value: unknown, variables: Variables): string[] {
  const names = new Set(variablesIn(value));
  const visited = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name.startsWith('item.')) names.add(name);
    const owner = variableOf(name, variables);
    if (owner === undefined || visited.has(owner)) continue;
    visited.add(owner);
    open.push(...variablesIn(variables[owner]));
  }
  return [...names];
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
