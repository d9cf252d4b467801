import { existsSync } from 'node:fs';
import { LatheError } from '@shared/errors';
import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import { resolveInside } from '../projectPath';
import type { YamlSource } from '../yamlSource';

/** Code files that are missing, outside the project, or given to a kind without code. */
export function checkCodeFiles({ source, blocks, catalogue, projectFolder }: CheckedPipeline): Issue[] {
  return blocks.flatMap(({ id, kind, file, params }, index) => {
    const descriptor = catalogue.find(kind)?.descriptor;
    if (!descriptor) return [];
    const place = { path: ['blocks', index, file === undefined ? 'kind' : 'file'], block: id };
    if (file === undefined) {
      if (descriptor.code !== 'typescript' || params?.['code'] !== undefined) return [];
      return [
        fault(
          source,
          'file.missing',
          `\`${id}\` names no code file.`,
          `Add \`file: blocks/${id}.ts\`.`,
          place,
        ),
      ];
    }
    if (!descriptor.code) {
      const message = `\`${kind}\` has no code, so \`file\` has no effect.`;
      return [fault(source, 'document.invalid', message, 'Remove it.', { ...place, severity: 'warning' })];
    }
    return missingFile(source, projectFolder, file, 'code', place);
  });
}

/** The fault of a file that is missing or outside the project. */
export function missingFile(
  source: YamlSource,
  projectFolder: string,
  file: string,
  what: 'code' | 'callback',
  place: Parameters<typeof fault>[4],
): Issue[] {
  try {
    if (existsSync(resolveInside(projectFolder, file))) return [];
    const message = `The ${what} file ${file} does not exist.`;
    return [fault(source, 'file.missing', message, 'Create it, or correct the path.', place)];
  } catch (thrown) {
    const error = LatheError.from(thrown);
    return [fault(source, error.code, error.message, error.cure, place)];
  }
}
