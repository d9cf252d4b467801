import { LatheError } from '@shared/errors';
import type { Issue } from '@shared/model';
import type { z } from 'zod';
import { fault } from './fault';
import { schemaSentence } from './schemaSentence';
import { parseYaml, type YamlSource } from './yamlSource';

/** The newest format of project and pipeline files that this version reads. */
export const formatVersion = 1;

/**
 * Parses one of the project's YAML files.
 * @throws LatheError `document.newer` for a later format, `document.invalid` with file and line.
 */
export function readDocument<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
): { source: YamlSource; document: T } {
  const source = parseYaml(text, file);
  refuseNewer(source);
  const parsed = schema.safeParse(source.value ?? {});
  if (parsed.success) return { source, document: parsed.data };
  const [first, ...more] = schemaFaults(source, parsed.error);
  const others = more.length ? ` (and ${more.length} more)` : '';
  throw new LatheError('document.invalid', `${file}, line ${first?.line}: ${first?.message}${others}`, {
    about: { file, ...(first?.line === undefined ? {} : { line: first.line }) },
    ...(first?.cure === undefined ? {} : { cure: first.cure }),
  });
}

/**
 * All places where one of the project's YAML files departs from its schema; none when `readDocument` takes it.
 * @throws LatheError as `readDocument`, where the text is no YAML or of a later format.
 */
export function documentFaults<T>(text: string, file: string, schema: z.ZodType<T>): Issue[] {
  const source = parseYaml(text, file);
  refuseNewer(source);
  const parsed = schema.safeParse(source.value ?? {});
  return parsed.success ? [] : schemaFaults(source, parsed.error);
}

function schemaFaults(source: YamlSource, error: z.ZodError): Issue[] {
  return error.issues
    .map((issue) => {
      const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
      const where = path.length ? `\`${path.join('.')}\`: ` : '';
      return fault(
        source,
        'document.invalid',
        `${where}${schemaSentence(issue)}`,
        'Correct that entry; docs/guide/controlling-runs.md shows the format.',
        { path },
      );
    })
    .sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
}

function refuseNewer(source: YamlSource): void {
  const version = (source.value as { lathe?: unknown } | null)?.lathe;
  if (typeof version !== 'number' || version <= formatVersion) return;
  const line = source.lineOf(['lathe']);
  throw new LatheError(
    'document.newer',
    `${source.file} has format ${version}; this Lathe reads up to ${formatVersion}.`,
    { about: { file: source.file, line }, cure: 'Open it with a newer Lathe.' },
  );
}
