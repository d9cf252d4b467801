import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import type { Path } from '../yamlSource';
import { missingFile } from './codeFiles';

const events = ['onSuccess', 'onFailure', 'onCancelled'] as const;

/** Callbacks of the pipeline and its blocks whose code file is missing, outside the project, or no TypeScript. */
export function checkCallbacks({ source, blocks, projectFolder }: CheckedPipeline): Issue[] {
  const pipeline = (source.value ?? {}) as Partial<Record<(typeof events)[number], string | string[]>>;
  return [
    ...events.flatMap((event) => faultsOf(pipeline[event], [event])),
    ...blocks.flatMap((block, index) =>
      events.flatMap((event) => faultsOf(block[event], ['blocks', index, event], block.id)),
    ),
  ];

  function faultsOf(files: string | readonly string[] | undefined, path: Path, block?: string): Issue[] {
    if (files === undefined) return [];
    return [files].flat().flatMap((file, at) => {
      const place = { path: typeof files === 'string' ? path : [...path, at], block };
      if (file.endsWith('.ts')) return missingFile(source, projectFolder, file, 'callback', place);
      return [
        fault(
          source,
          'document.invalid',
          `A callback is a TypeScript file, which \`${file}\` is not.`,
          'Name a file such as `callbacks/notify.ts`.',
          place,
        ),
      ];
    });
  }
}
