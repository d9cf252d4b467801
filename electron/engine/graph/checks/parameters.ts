import type { BlockDocument, Issue } from '@shared/model';
import type { BlockKind } from '../../blocks/blockKind';
import { fault, type CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';
import { schemaSentence } from '../schemaSentence';
import { createScope } from '../scope';
import { substitute, variablesIn, type Scope, type Variables } from '../substitution';
import { partOf } from '../valueParts';

/** Parameters as each kind's schema parses them, and parameters that no field of the kind has. */
export function checkParameters(pipeline: CheckedPipeline): Issue[] {
  return pipeline.blocks.flatMap((block, index) => {
    const kind = pipeline.catalogue.find(block.kind);
    if (!kind) return [];
    return [
      ...refusedParameters(pipeline, block, index, kind),
      ...unknownParameters(pipeline, block, index, kind),
    ];
  });
}

function refusedParameters(
  pipeline: CheckedPipeline,
  block: BlockDocument,
  index: number,
  kind: BlockKind,
): Issue[] {
  const written = block.params ?? {};
  const filled = substitute(written, knownBeforeRun(pipeline.variables));
  const parsed = kind.params.safeParse(filled);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
    if (waitsForRun(filled, path)) return [];
    const name = path.join('.');
    const title = kind.descriptor.fields.find((field) => field.name === path[0])?.title;
    return fault(
      pipeline.source,
      'parameter.invalid',
      `Parameter \`${name || 'params'}\` of \`${block.id}\`: ${schemaSentence(issue)}`,
      title === undefined ? undefined : `Correct “${title}”.`,
      {
        path: ['blocks', index, 'params', ...path],
        block: block.id,
        ...(path[0] === undefined ? {} : { parameter: String(path[0]) }),
      },
    );
  });
}

/** What is known before a run: no item, no secret. What a scope does not have stays as written. */
function knownBeforeRun(variables: Variables): Scope {
  const interval = { start: 0, end: 0 };
  const scope = createScope({ variables, run: { id: 1, time: 0, trigger: 'manual', interval } });
  return {
    find(name) {
      try {
        return scope.find(name);
      } catch {
        return undefined;
      }
    },
    withoutSecrets() {
      return this;
    },
  };
}

/** Whether the value at a path, or the nearest part above it, still holds `${…}`. */
function waitsForRun(params: unknown, path: readonly (string | number)[]): boolean {
  for (let end = path.length; end >= 0; end--) {
    const found = partOf(params, path.slice(0, end).join('.'));
    if (found) return variablesIn(found.value).length > 0;
  }
  return false;
}

function unknownParameters(
  pipeline: CheckedPipeline,
  block: BlockDocument,
  index: number,
  kind: BlockKind,
): Issue[] {
  if (kind.descriptor.openParams) return [];
  const shape = (kind.params as { shape?: Record<string, unknown> }).shape ?? {};
  const known = [...kind.descriptor.fields.map(({ name }) => name), ...Object.keys(shape)];
  return Object.keys(block.params ?? {})
    .filter((name) => !known.includes(name))
    .map((name) =>
      fault(
        pipeline.source,
        'parameter.invalid',
        `\`${block.kind}\` has no parameter \`${name}\`; it has no effect.`,
        suggestion(name, known, 'Remove it.'),
        { path: ['blocks', index, 'params', name], block: block.id, parameter: name, severity: 'warning' },
      ),
    );
}
