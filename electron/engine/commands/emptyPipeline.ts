import { Document } from 'yaml';
import { formatYaml, formatVersion } from '../graph';

/** The text of a pipeline without blocks. */
export function emptyPipeline(name: string): string {
  return formatYaml(new Document({ lathe: formatVersion, name, blocks: [] }));
}
