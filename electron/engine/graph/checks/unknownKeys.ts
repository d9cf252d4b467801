import {
  blockDocumentSchema,
  dataTestSchema,
  limitsSchema,
  pipelineDocumentSchema,
  retrySchema,
  type Issue,
} from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';
import type { Path, YamlSource } from '../yamlSource';

const pipelineLimits = limitsSchema.omit({ memoryGb: true });

/** Keys that this version does not know: kept in the file, without effect. */
export function checkUnknownKeys({ source, blocks }: CheckedPipeline): Issue[] {
  return [
    ...unknownKeys(source, source.value, Object.keys(pipelineDocumentSchema.shape), []),
    ...unknownKeys(source, partAt('limits'), Object.keys(pipelineLimits.shape), ['limits']),
    ...blocks.flatMap((block, index) => [
      ...unknownKeys(source, block, Object.keys(blockDocumentSchema.shape), ['blocks', index], block.id),
      ...unknownKeys(
        source,
        partAt('blocks', index, 'retry'),
        Object.keys(retrySchema.shape),
        ['blocks', index, 'retry'],
        block.id,
      ),
      ...(block.tests ?? []).flatMap((_, at) => {
        const path = ['blocks', index, 'tests', at] as const;
        return unknownKeys(source, partAt(...path), Object.keys(dataTestSchema.shape), path, block.id);
      }),
    ]),
  ];

  /** As written: reading keeps only what these parts know. */
  function partAt(...path: readonly (string | number)[]): unknown {
    let part: unknown = source.value;
    for (const step of path) part = (part as Record<string | number, unknown> | null | undefined)?.[step];
    return part ?? {};
  }
}

/** The keys of a mapping that are not among the known. */
export function unknownKeys(
  source: YamlSource,
  value: unknown,
  known: readonly string[],
  path: Path,
  block?: string,
): Issue[] {
  return Object.keys(value as object)
    .filter((key) => !known.includes(key))
    .map((key) =>
      fault(
        source,
        'document.invalid',
        `\`${key}\` is not known to this version; it is kept and has no effect.`,
        suggestion(key, known, 'Remove it, or open the project with the version that wrote it.'),
        { path: [...path, key], block, severity: 'warning' },
      ),
    );
}
