import { LatheError } from '@shared/errors';
import type { z } from 'zod';
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
  const fault = parsed.error.issues[0];
  const path = (fault?.path ?? []).filter((step): step is string | number => typeof step !== 'symbol');
  const line = source.lineOf(path);
  throw new LatheError(
    'document.invalid',
    `${file}, line ${line}: ${path.length ? `\`${path.join('.')}\`: ` : ''}${fault?.message ?? 'not as expected'}.`,
    { about: { file, line }, cure: 'Correct that entry; docs/user-guide.md shows the format.' },
  );
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
