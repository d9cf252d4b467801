import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { LatheError } from '@shared/errors';
import type { FileFormat } from './schema';

const byExtension: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.json': 'json',
  '.jsonl': 'jsonlines',
  '.ndjson': 'jsonlines',
  '.parquet': 'parquet',
};

/** Bytes from the start of a file, at most `length`. */
export function firstBytes(file: string, length: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(handle, buffer, 0, length, 0));
  } finally {
    closeSync(handle);
  }
}

/**
 * Checks that a data file is there, can be read and holds something.
 * @throws LatheError `file.missing`, `file.unreadable`, `data.empty`
 */
export function checkFile(file: string, path: string): void {
  try {
    const status = statSync(file);
    if (status.isDirectory()) {
      throw new LatheError('file.unreadable', `${path} is a folder, not a file.`, {
        cure: 'Choose a file in it.',
        about: { file: path, parameter: 'path' },
      });
    }
    if (status.size === 0) {
      throw new LatheError('data.empty', `${path} is empty: it has 0 bytes.`, {
        cure: 'Save or download it again.',
        about: { file: path, parameter: 'path' },
      });
    }
    firstBytes(file, 1);
  } catch (cause) {
    if (cause instanceof LatheError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new LatheError(
      missing ? 'file.missing' : 'file.unreadable',
      missing ? `There is no file ${path} in the project.` : `${path} cannot be opened.`,
      {
        cure: missing
          ? 'Put the file there, or correct the path.'
          : 'Close programs that hold it open, and check that you may read it.',
        about: { file: path, parameter: 'path' },
        cause,
      },
    );
  }
}

/**
 * The format of a file: what its first bytes prove, else what its name says, else what its text looks like.
 * @throws LatheError `file.malformed` for archives and spreadsheets
 */
export function guessFormat(file: string, path: string): FileFormat {
  const start = firstBytes(file, 4096);
  const magic = start.subarray(0, 4).toString('latin1');
  if (magic === 'PAR1') return 'parquet';
  if (magic.startsWith('PK'))
    throw unsupported(path, 'a spreadsheet or a zip archive', 'Save it as CSV, or unpack it.');
  if (magic.startsWith('\x1f\x8b')) throw unsupported(path, 'compressed', 'Unpack it with gunzip.');
  const named = byExtension[extname(path).toLowerCase()];
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (named === 'json' && text.startsWith('{') && isJson(text.split('\n', 1)[0] ?? '')) return 'jsonlines';
  if (named) return named;
  if (text.startsWith('[')) return 'json';
  if (text.startsWith('{')) return 'jsonlines';
  return (text.split('\n', 1)[0] ?? '').includes('\t') ? 'tsv' : 'csv';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function unsupported(path: string, what: string, cure: string): LatheError {
  return new LatheError('file.malformed', `${path} is ${what}, which this block does not read.`, {
    cure,
    about: { file: path, parameter: 'path' },
  });
}
