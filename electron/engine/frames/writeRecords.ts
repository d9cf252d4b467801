import type { Column } from '@shared/model';
import type { OutputDraft } from '../blocks/blockKind';
import { columnOf } from './fromDanfo';
import { writeColumns } from './writeColumns';

interface RecordOptions {
  /** Types that columns keep where their values allow it; otherwise whole numbers are integers. */
  readonly like?: readonly Column[];
  readonly onWarning?: (text: string) => void;
}

/**
 * Writes plain objects, at least one, as the rows of a frame: a column for each key, in the order in which they come.
 * A nested value becomes its JSON text.
 */
export function writeRecords(
  folder: string,
  records: readonly Readonly<Record<string, unknown>>[],
  { like = [], onWarning = () => undefined }: RecordOptions = {},
): Promise<OutputDraft> {
  const types = new Map(like.map(({ name, type }) => [name, type]));
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const columns = names.map((name) => {
    const values = records.map((record) => (Object.hasOwn(record, name) ? record[name] : undefined));
    return columnOf(name, values, types.get(name), onWarning);
  });
  return writeColumns(folder, columns);
}
