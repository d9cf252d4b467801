import type { Issue } from '@shared/model';
import type { CheckedPipeline } from '../fault';
import { variableOf } from '../scope';
import { variablesIn, type Variables } from '../substitution';
import { definitionFaults, faultsOfNames, ownVariables } from './variableFaults';

/** `${name}` of what nothing defines, in parameters and in the pipeline's variables, and variables in a circle. */
export function checkVariables(pipeline: CheckedPipeline): Issue[] {
  const { source, blocks, withItems, variables } = pipeline;
  const own = ownVariables(source);
  const inParameters = blocks.flatMap(({ id, params }, index) =>
    Object.entries(params ?? {}).flatMap(([parameter, value]) => {
      const place = { path: ['blocks', index, 'params', parameter], block: id, parameter };
      return faultsOfNames(source, namesBehind(value, variables, own), pipeline, withItems.has(id), place);
    }),
  );
  return [...inParameters, ...definitionFaults(source, pipeline)];
}

/**
 * The names in a value and, by way of variables, those of items and those in the project's variables. What is wrong
 * with a variable of the pipeline is told where it stands.
 */
function namesBehind(value: unknown, variables: Variables, own: Variables): string[] {
  const names = new Set(variablesIn(value));
  const visited = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const owner = variableOf(name, variables);
    if (owner === undefined || visited.has(owner)) continue;
    visited.add(owner);
    const inside = variablesIn(variables[owner]);
    open.push(...inside);
    for (const one of inside) if (one.startsWith('item.') || !Object.hasOwn(own, owner)) names.add(one);
  }
  return [...names];
}
