import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import {
  drawRows,
  seededRandom,
  withDatabase,
  writeQuery,
  writeRows,
  type DuckDBConnection,
} from '@engine/frames';
import type { BlockContext, BlockOutcome } from '../blockKind';
import { projectPath } from '../projectPath';
import { guessEncoding, toUtf8 } from './encoding';
import { checkFile, firstBytes, guessFormat } from './fileFormat';
import { keepJsonLines } from './jsonLines';
import { isOfMixedLineEndings, withOneLineEnding } from './oneLineEnding';
import { readDelimited } from './readDelimited';
import { reportRejected } from './rejectedRows';
import type { FileFormat, LoadFileParams } from './schema';
import { readFunction, typedQuery, typedSource, type SourceTable } from './sourceTable';

/** Reads a file of the project as a frame; every row of it is kept, or counted and named. */
export async function run(context: BlockContext<LoadFileParams>): Promise<BlockOutcome> {
  const { params, scratch, signal } = context;
  const warn = (text: string): void => context.log('warning', text);
  const file = projectPath(context.projectFolder, params.path, 'path');
  checkFile(file, params.path);
  const format = params.format === 'auto' ? guessFormat(file, params.path) : params.format;
  return withDatabase(
    async (connection) => {
      try {
        const source = await openSource(connection, file, format, context);
        const query = await typedQuery(connection, source, params, warn);
        const limited = params.limit ? `${query} LIMIT ${params.limit}` : query;
        const all = await writeQuery(connection, limited, join(scratch, 'frame'), { onWarning: warn });
        const rows = all.rows ?? 0;
        if (!rows) warn(`${params.path} has column names but no rows.`);
        if (!params.sample || params.sample >= rows) return { outputs: { frame: all } };
        const chosen = drawRows(rows, params.sample, seededRandom(params.seed));
        return {
          outputs: { frame: await writeRows(connection, all.folder, chosen, join(scratch, 'sample')) },
        };
      } catch (error) {
        throw malformed(error, params.path, format);
      }
    },
    { scratch, signal },
  );
}

async function openSource(
  connection: DuckDBConnection,
  file: string,
  format: FileFormat,
  context: BlockContext<LoadFileParams>,
): Promise<SourceTable> {
  const { params, scratch, signal } = context;
  const warn = (text: string): void => context.log('warning', text);
  if (format === 'parquet') return typedSource(connection, readFunction('read_parquet', file, []));
  const encoding = params.encoding === 'auto' ? guessEncoding(file) : params.encoding;
  const text = await toUtf8(file, params.path, encoding, scratch, signal);
  if (format === 'csv' || format === 'tsv') {
    return openDelimited(connection, text, format, context);
  }
  const options = [
    `format = '${format === 'json' ? 'array' : 'newline_delimited'}'`,
    'records = true',
    'sample_size = -1',
    'map_inference_threshold = -1',
    'field_appearance_threshold = 0',
    'maximum_object_size = 67108864',
  ];
  const read = (json: string): Promise<SourceTable> =>
    typedSource(connection, readFunction('read_json', json, options));
  if (format === 'json') {
    if (/^\uFEFF?\s*\[\s*\]\s*$/.test(firstBytes(text, 64).toString('utf8'))) throw emptyList(params.path);
    return read(text);
  }
  try {
    return await read(text);
  } catch (error) {
    if (signal.aborted) throw error;
    // DuckDB stops at the first bad line, and miscounts it.
    const kept = await keepJsonLines(text, scratch);
    if (!kept.rejected.length) throw error;
    reportRejected(params, kept.rejected, warn);
    return read(kept.file);
  }
}

function emptyList(path: string): LatheError {
  return new LatheError('data.empty', `${path} is an empty list: it has no rows, and so no columns.`, {
    cure: 'Save or download it again.',
    about: { file: path, parameter: 'path' },
  });
}

async function openDelimited(
  connection: DuckDBConnection,
  text: string,
  format: FileFormat,
  { params, scratch, signal, log }: BlockContext<LoadFileParams>,
): Promise<SourceTable> {
  const warnings: string[] = [];
  const read = (file: string): Promise<SourceTable> =>
    readDelimited(connection, file, params, format === 'tsv', (warning) => void warnings.push(warning));
  try {
    return await read(text);
  } catch (error) {
    if (signal.aborted || !isOfMixedLineEndings(error)) throw error;
    warnings.splice(0, warnings.length, `${params.path} mixes line endings; each of them ends a line.`);
    return await read(await withOneLineEnding(text, params.quote, scratch, signal));
  } finally {
    for (const warning of warnings) log('warning', warning);
  }
}

const wanted: Readonly<Record<FileFormat, string>> = {
  csv: 'Check the delimiter, quote and encoding parameters.',
  tsv: 'Check the delimiter, quote and encoding parameters.',
  json: 'A JSON file must be one list of objects; for one object a line set the format to JSON lines.',
  jsonlines:
    'Each line must be one JSON object. Correct the line, or let rows that do not fit be left out (onBadRows: reject).',
  parquet: 'The file is damaged or was cut off while it was copied. Copy or download it again.',
};

/** DuckDB's complaint about a file, as an error that names the file, the place and the cure. */
function malformed(error: unknown, path: string, format: FileFormat): unknown {
  const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  if (error instanceof LatheError || /^(INTERRUPT|Out of Memory|IO) Error/.test(words)) return error;
  const line = /\b(?:in line|on Line:) (\d+)/.exec(words);
  const sentence = words
    .replace(/^[A-Z][A-Za-z ]*Error: /, '')
    .replace(/ ?in file "[^"]*",?/, '')
    .replace(/ (at end )?of file '[^']*'/, ' $1of the file')
    .trim();
  return new LatheError('file.malformed', `${path} is no readable ${formatName[format]} file: ${sentence}`, {
    cure: wanted[format],
    about: { file: path, parameter: 'path', ...(line ? { line: Number(line[1]) } : {}) },
    cause: error,
  });
}

const formatName: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV',
  tsv: 'TSV',
  json: 'JSON',
  jsonlines: 'JSON lines',
  parquet: 'Parquet',
};
