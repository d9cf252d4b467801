import { LatheError } from '@shared/errors';
import type { BlockDocument, Issue } from '@shared/model';
import { conditionsOf, isScope, namesIn, parseCondition, splitName } from '../expression';
import { fault, type CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';
import type { Path } from '../yamlSource';
import { nameFault } from './nameFault';

/** Conditions that cannot be read, and names in them that nothing has. */
export function checkConditions(pipeline: CheckedPipeline): Issue[] {
  return pipeline.blocks.flatMap((block, index) =>
    conditionsOf(block).flatMap((condition, at) => {
      const path: Path = Array.isArray(block.when)
        ? ['blocks', index, 'when', at]
        : ['blocks', index, 'when'];
      try {
        return namesIn(parseCondition(condition)).flatMap((name) => {
          const problem = problemOf(name, block, pipeline);
          if (!problem) return [];
          const { message, cure, severity = 'error' } = problem;
          const place = { path, block: block.id, severity };
          return [
            fault(
              pipeline.source,
              'pipeline.badCondition',
              `The condition \`${condition}\`: ${message}`,
              cure,
              place,
            ),
          ];
        });
      } catch (thrown) {
        const { code, message, cure } = LatheError.from(thrown);
        return [fault(pipeline.source, code, message, cure, { path, block: block.id })];
      }
    }),
  );
}

interface Problem {
  readonly message: string;
  readonly cure: string;
  readonly severity?: 'error' | 'warning';
}

function problemOf(name: string, { id }: BlockDocument, pipeline: CheckedPipeline): Problem | undefined {
  const [head, path] = splitName(name);
  // A condition may ask whether the environment has something.
  if (head === 'env') return undefined;
  if (isScope(head)) {
    return nameFault(head === 'variables' ? path : name, {
      known: pipeline,
      hasItems: pipeline.withItems.has(id),
    });
  }
  if (head === id) {
    return {
      message: `\`${id}\` cannot wait for itself.`,
      cure: 'Name a block that runs before it.',
    };
  }
  if (pipeline.byId.has(head)) return undefined;
  const names = [
    ...pipeline.blocks.map((other) => other.id).filter((other) => other !== id),
    'variables',
    'item',
  ];
  const meant = Object.hasOwn(pipeline.variables, head)
    ? `Did you mean \`variables.${name}\`?`
    : suggestion(head, names, 'Name a block of this pipeline, or variables.NAME, run.NAME or item.NAME.');
  return { message: `there is no block \`${head}\`.`, cure: meant };
}
