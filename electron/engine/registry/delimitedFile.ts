import { mkdtemp } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LatheError } from '@shared/errors';
import { findKind } from '../blocks';
import { frameTable } from '../frames';

interface DelimitedFile {
  /** A table expression of the rows. */
  readonly table: string;
  readonly warnings: readonly string[];
}

/**
 * Reads a CSV or TSV file as the block `load.file` does, so that rows are scored as training rows were read: every
 * line fits or is named, encodings are told apart, identifiers keep their zeros. `texts` are columns to take as
 * written.
 * @throws LatheError `file.missing`, `file.malformed`, `data.empty`
 */
export async function readDelimitedFile(
  file: string,
  texts: readonly string[],
  scratch: string,
  signal: AbortSignal,
): Promise<DelimitedFile> {
  const kind = findKind('load.file');
  if (!kind) throw new Error('there is no block kind load.file');
  const { run } = await kind.load();
  const read = async (columns: Record<string, 'text'>) => {
    const warnings: string[] = [];
    const outcome = await run({
      run: 0,
      runTime: 0,
      block: 'predict',
      kind: 'load.file',
      projectFolder: dirname(file),
      params: kind.params.parse({ path: basename(file), columns }),
      variables: {},
      inputs: {},
      scratch: await mkdtemp(join(scratch, 'raw-')),
      signal,
      stopEarly: signal,
      log: (level, text) => void (level === 'warning' && warnings.push(text)),
      progress: () => undefined,
      points: () => undefined,
      checks: () => undefined,
      keep: () => Promise.reject(new Error('load.file keeps its output only')),
      kept: () => {
        throw new Error('load.file reads no artifact');
      },
    });
    const frame = outcome.outputs['frame'];
    if (!frame) throw new Error('load.file gave no frame');
    return { table: frameTable(frame.folder), columns: frame.columns ?? [], warnings };
  };
  try {
    const found = await read({});
    const typed = found.columns.filter(({ name, type }) => type !== 'text' && texts.includes(name));
    return typed.length ? await read(Object.fromEntries(typed.map(({ name }) => [name, 'text']))) : found;
  } catch (error) {
    throw error instanceof LatheError ? aboutFile(error, file) : error;
  }
}

/** The same fault without the parameters of a block, which a file to score does not have. */
function aboutFile(error: LatheError, file: string): LatheError {
  const cures: Partial<Record<LatheError['code'], string>> = {
    'file.missing': 'Check the path.',
    'file.malformed':
      'Correct the file: UTF-8 or UTF-16 text, one line of column names, as many fields in every line.',
  };
  const { parameter: _, ...about } = error.about;
  const cure = cures[error.code] ?? error.cure;
  const message = error.code === 'file.missing' ? `There is no file ${file}.` : error.message;
  return new LatheError(error.code, message, {
    about: { ...about, file },
    cause: error.cause,
    ...(cure ? { cure } : {}),
  });
}
