import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';
import { variablesIn } from '../substitution';

/** `${name}` of variables that neither the pipeline nor the project defines. */
export function checkVariables({ source, blocks, variables }: CheckedPipeline): Issue[] {
  const defined = Object.keys(variables);
  return blocks.flatMap(({ id, params }, index) =>
    Object.entries(params ?? {}).flatMap(([parameter, value]) =>
      variablesIn(value)
        .filter((name) => !(name in variables))
        .map((name) =>
          fault(
            source,
            'variable.undefined',
            `The variable \`${name}\` is not defined.`,
            suggestion(name, defined, 'Define it under `variables` of this pipeline or of lathe.yaml.'),
            { path: ['blocks', index, 'params', parameter], block: id, parameter },
          ),
        ),
    ),
  );
}
