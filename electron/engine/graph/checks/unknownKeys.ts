import { blockDocumentSchema, pipelineDocumentSchema, type Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';
import type { Path } from '../yamlSource';

/** Keys that this version does not know: kept in the file, without effect. */
export function checkUnknownKeys({ source, blocks }: CheckedPipeline): Issue[] {
  return [
    ...unknown(source.value, Object.keys(pipelineDocumentSchema.shape), []),
    ...blocks.flatMap((block, index) =>
      unknown(block, Object.keys(blockDocumentSchema.shape), ['blocks', index], block.id),
    ),
  ];

  function unknown(value: unknown, known: readonly string[], path: Path, block?: string): Issue[] {
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
}
