import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { LatheError } from '@shared/errors';
import { breathe } from '../estimators';
import {
  frameFile,
  openFrame,
  quoteName,
  quoteText,
  withDatabase,
  writeColumns,
  writeQuery,
  type DuckDBConnection,
} from '../frames';
import type { TaskControl, TaskInput, TaskOutput } from '../scheduling/protocol';
import { readDelimitedFile } from './delimitedFile';
import { readModel, type LoadedModel } from './modelFolder';
import { scoreColumns, scoreRows } from './scoreRows';

const chunkRows = 100_000;

/**
 * Scores a CSV, TSV, JSON or Parquet file into a CSV, TSV or Parquet file, 100,000 rows at a time: the raw rows with
 * the predictions beside them. The output file appears whole, or not at all.
 * @throws LatheError `file.missing`, `file.malformed`, `parameter.invalid` for another format, `model.signature`
 */
export async function predictFile(
  { modelFolder, inFile, outFile }: TaskInput<'model.predict'>,
  control: Pick<TaskControl, 'signal' | 'progress' | 'log'>,
): Promise<TaskOutput<'model.predict'>> {
  const write = writerOf(outFile);
  if (resolve(inFile) === resolve(outFile)) throw overItself(inFile);
  const model = await readModel(modelFolder);
  const scratch = await mkdtemp(join(tmpdir(), 'lathe-predict-'));
  const draft = `${outFile}.${process.pid}.part`;
  try {
    return await withDatabase(
      async (connection) => {
        const warnings = await loadRaw(connection, inFile, model, scratch, control.signal);
        const rows = await countRaw(connection, inFile);
        const { files, extra } = await scoreChunks(connection, model, rows, scratch, control);
        await mkdir(dirname(outFile), { recursive: true });
        const scored = `read_parquet([${files.map(quoteText).join(', ')}])`;
        await connection.run(
          `COPY (SELECT * FROM raw POSITIONAL JOIN ${scored}) TO ${quoteText(draft)} (${write})`,
        );
        await rename(draft, outFile);
        if (extra.length) warnings.push(`not read by the model: ${extra.join(', ')}`);
        return { rows, warnings };
      },
      { scratch, signal: control.signal },
    );
  } finally {
    await rm(draft, { force: true });
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Reads the file into the table `raw`; gives what there is to say about its rows. */
async function loadRaw(
  connection: DuckDBConnection,
  file: string,
  { recipe }: LoadedModel,
  scratch: string,
  signal: AbortSignal,
): Promise<string[]> {
  const keep = async (table: string): Promise<unknown> =>
    connection.run(`CREATE TABLE raw AS SELECT * FROM ${table}`);
  if (isDelimited(file)) {
    // Texts stay as written: 007 is no number where the model knows it as a category.
    const texts = recipe.inputs.filter(({ role }) => role === 'categorical').map(({ name }) => name);
    const { table, warnings } = await readDelimitedFile(file, texts, scratch, signal);
    await keep(table);
    return [...warnings];
  }
  const table = readerOf(file);
  try {
    await keep(table);
    return [];
  } catch (cause) {
    const missing = /No files found/.test(String(cause));
    throw new LatheError(
      missing ? 'file.missing' : 'file.malformed',
      missing ? `There is no file ${file}.` : `The file ${file} cannot be read.`,
      {
        about: { file },
        cause,
        cure: missing ? 'Check the path.' : 'Check that its content is what its extension says.',
      },
    );
  }
}

async function countRaw(connection: DuckDBConnection, file: string): Promise<number> {
  const counted = await connection.runAndReadAll('SELECT count(*) FROM raw');
  const rows = Number(counted.getRows()[0]![0]);
  if (rows === 0)
    throw new LatheError('data.empty', `The file ${file} has no rows to score.`, { about: { file } });
  return rows;
}

async function shapeOf(connection: DuckDBConnection, table: string): Promise<{ columns: readonly string[] }> {
  const shape = await connection.run(`SELECT * FROM ${table} LIMIT 0`);
  return { columns: shape.columnNames() };
}

async function scoreChunks(
  connection: DuckDBConnection,
  model: LoadedModel,
  rows: number,
  scratch: string,
  control: Pick<TaskControl, 'signal' | 'progress'>,
): Promise<{ files: string[]; extra: readonly string[] }> {
  const files: string[] = [];
  let extra: readonly string[] = [];
  for (let start = 0; start < rows; start += chunkRows) {
    await breathe(control.signal);
    const needed = await shapeOf(connection, 'raw');
    const chunk = join(scratch, 'chunk');
    const range = `rowid >= ${start} AND rowid < ${start + chunkRows} ORDER BY rowid`;
    await writeQuery(
      connection,
      `SELECT ${needed.columns.map(quoteName).join(', ')} FROM raw WHERE ${range}`,
      chunk,
    );
    const frame = await openFrame(chunk);
    try {
      const scores = await scoreRows(model, frame);
      extra = scores.extra;
      const folder = join(scratch, `scores-${files.length}`);
      await writeColumns(folder, scoreColumns(model, scores.outputs, needed.columns));
      files.push(frameFile(folder));
    } finally {
      frame.close();
    }
    control.progress({
      fraction: Math.min(1, (start + chunkRows) / rows),
      text: `${Math.min(rows, start + chunkRows)} of ${rows} rows`,
    });
  }
  return { files, extra };
}

function isDelimited(file: string): boolean {
  return ['.csv', '.tsv'].includes(extname(file).toLowerCase());
}

/** The table expression that reads a file of another format. */
function readerOf(file: string): string {
  const extension = extname(file).toLowerCase();
  if (extension === '.parquet') return `read_parquet(${quoteText(file)})`;
  // Texts of JSON stay texts without being told.
  if (['.json', '.jsonl', '.ndjson'].includes(extension)) {
    return `read_json(${quoteText(file)}, sample_size = -1, convert_strings_to_integers = false)`;
  }
  throw unknownFormat(
    file,
    'CSV, TSV, JSON, JSON lines and Parquet',
    '.csv, .tsv, .json, .jsonl or .parquet',
  );
}

function writerOf(file: string): string {
  const extension = extname(file).toLowerCase();
  if (extension === '.csv') return 'FORMAT csv, HEADER';
  if (extension === '.tsv') return "FORMAT csv, HEADER, DELIMITER '\t'";
  if (extension === '.parquet') return 'FORMAT parquet, COMPRESSION zstd';
  throw unknownFormat(file, 'CSV, TSV and Parquet', '.csv, .tsv or .parquet');
}

function overItself(file: string): LatheError {
  return new LatheError('parameter.invalid', `${file} would be written over by its own predictions.`, {
    about: { file },
    cure: 'Give the output another name.',
  });
}

function unknownFormat(file: string, formats: string, endings: string): LatheError {
  return new LatheError('parameter.invalid', `${file} is none of ${formats}.`, {
    about: { file },
    cure: `Use a file that ends in ${endings}.`,
  });
}
