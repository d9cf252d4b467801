import type { BlockDocument, Issue } from '@shared/model';
import type { BlockKind } from '../../blocks/blockKind';
import { fault, type CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';
import { schemaSentence } from '../schemaSentence';
import { substitute, variablesIn } from '../substitution';

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
  if (variablesIn(written).some((name) => !(name in pipeline.variables))) return [];
  const parsed = kind.params.safeParse(substitute(written, pipeline.variables));
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
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

function unknownParameters(
  pipeline: CheckedPipeline,
  block: BlockDocument,
  index: number,
  kind: BlockKind,
): Issue[] {
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
