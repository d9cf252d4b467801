import { mkdirSync, openSync, closeSync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { dirname, extname, relative, sep } from 'node:path';
import { LatheError } from '@shared/errors';
import { frameTable, quoteText, withDatabase } from '@engine/frames';
import type { BlockContext, BlockOutcome } from '../blockKind';
import { projectPath } from '../projectPath';
import { requiredInput } from '../requiredInput';
import type { exportFormats } from './schema';
import { type ExportParams } from './schema';

type ExportFormat = (typeof exportFormats)[number];

const byExtension: Readonly<Record<string, ExportFormat>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.json': 'json',
  '.jsonl': 'jsonlines',
  '.ndjson': 'jsonlines',
  '.parquet': 'parquet',
};

const copyOptions: Readonly<Record<ExportFormat, string>> = {
  csv: 'FORMAT csv, HEADER true',
  tsv: "FORMAT csv, HEADER true, DELIMITER '\t'",
  json: 'FORMAT json, ARRAY true',
  jsonlines: 'FORMAT json, ARRAY false',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/** Folders of a project that hold its documents and state. */
const kept = new Set(['.lathe', '.git', 'pipelines', 'blocks']);

/** Writes rows to a file of the project: whole, or not at all. */
export async function run(context: BlockContext<ExportParams>): Promise<BlockOutcome> {
  const { params, signal } = context;
  const { folder, summary } = requiredInput(context, 'frame');
  const file = projectPath(context.projectFolder, params.path, 'path');
  refuseKept(relative(context.projectFolder, file), params.path);
  const options = copyOptions[formatOf(params)];
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await withDatabase(
      (connection) =>
        connection.run(`COPY (SELECT * FROM ${frameTable(folder)}) TO ${quoteText(unfinished)} (${options})`),
      { scratch: context.scratch, signal },
    );
    syncFile(unfinished);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  context.log('info', `${summary.rows ?? 'All'} rows are in ${params.path}.`);
  return { outputs: {} };
}

function formatOf({ format, path }: ExportParams): ExportFormat {
  if (format !== 'auto') return format;
  const found = byExtension[extname(path).toLowerCase()];
  if (found) return found;
  throw new LatheError('parameter.invalid', `The name ${path} does not tell which format is wanted.`, {
    cure: 'Set the format parameter, or end the name in .csv, .tsv, .json, .jsonl or .parquet.',
    about: { parameter: 'format' },
  });
}

function refuseKept(path: string, written: string): void {
  const [first = ''] = path.split(sep);
  if (!kept.has(first.toLowerCase())) return;
  throw new LatheError('parameter.invalid', `${written} is among the project's own files.`, {
    cure: 'Write to another folder, such as outputs/.',
    about: { parameter: 'path', file: written },
  });
}

/** The name must not point at the file before its content is on the disk. */
function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
