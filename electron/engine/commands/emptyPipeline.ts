import { formatYaml, formatVersion } from '../graph';

/** The text of a pipeline without blocks. */
export function emptyPipeline(name: string): string {
  return formatYaml({ lathe: formatVersion, name, blocks: [] });
}
