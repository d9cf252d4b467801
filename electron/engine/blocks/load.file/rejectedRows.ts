import { LatheError } from '@shared/errors';
import type { DuckDBConnection } from '@engine/frames';
import type { LoadFileParams } from './schema';

/** A line of a file that is no row of its table. */
export interface RejectedRow {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
  readonly text: string;
}

const shownRows = 5;
const shownCharacters = 200;

/** What DuckDB put aside while reading with `store_rejects`. */
export async function rejectedRows(connection: DuckDBConnection): Promise<readonly RejectedRow[]> {
  const result = await connection.runAndReadAll(
    `SELECT line, any_value(CAST(error_type AS VARCHAR)), any_value(error_message), any_value(csv_line)
     FROM reject_errors GROUP BY line ORDER BY line`,
  );
  return result.getRows().map(([line, type, message, text]) => ({
    line: Number(line),
    problem: type === 'INVALID ENCODING' || type === 'UNQUOTED VALUE' ? String(type) : plain(String(message)),
    text: String(text ?? ''),
  }));
}

function plain(message: string): string {
  const counts = /^Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  return counts ? `it has ${counts[2]} fields where ${counts[1]} are expected` : message;
}

/**
 * Fails at bad rows, or says which are left out, as `onBadRows` has it. Bytes of another encoding and a quote that
 * never closes always fail: nobody can tell which rows they swallow.
 * @throws LatheError `file.malformed`
 */
export function reportRejected(
  params: LoadFileParams,
  rejected: readonly RejectedRow[],
  warn: (text: string) => void,
): void {
  const [first] = rejected;
  if (!first) return;
  const encoding = rejected.find((row) => row.problem === 'INVALID ENCODING');
  if (encoding) {
    throw notUtf8(params.path, encoding.line);
  }
  const quote = rejected.find((row) => row.problem === 'UNQUOTED VALUE');
  if (quote) {
    throw new LatheError(
      'file.malformed',
      `Line ${quote.line} of ${params.path} opens a quote that does not close where its field ends: ${shorten(quote.text)}`,
      {
        cure: 'Correct the line, or set the quote parameter to the character the file uses, or to nothing.',
        about: { file: params.path, line: quote.line, parameter: 'quote' },
      },
    );
  }
  const one = rejected.length === 1;
  const count = one ? '1 line' : `${rejected.length} lines`;
  if (params.onBadRows === 'fail') {
    throw new LatheError(
      'file.malformed',
      `${count} of ${params.path} ${one ? 'does' : 'do'} not fit. Line ${first.line}: ${first.problem}: ${shorten(first.text)}`,
      {
        cure: 'Correct the file, set another delimiter, or let rows that do not fit be left out (onBadRows: reject).',
        about: { file: params.path, line: first.line, parameter: 'onBadRows' },
      },
    );
  }
  warn(
    `${count} of ${params.path} ${one ? 'is left out because it does' : 'are left out because they do'} not fit.`,
  );
  for (const row of rejected.slice(0, shownRows))
    warn(`Line ${row.line}: ${row.problem}: ${shorten(row.text)}`);
  if (rejected.length > shownRows) warn(`… and ${rejected.length - shownRows} more.`);
}

export function notUtf8(path: string, line: number): LatheError {
  return new LatheError('file.malformed', `Line ${line} of ${path} is not UTF-8 text.`, {
    cure: 'Set the encoding parameter to the one it was saved in, often latin-1.',
    about: { file: path, line, parameter: 'encoding' },
  });
}

function shorten(text: string): string {
  const line = text.trim();
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}
