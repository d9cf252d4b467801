import { LatheError } from '@shared/errors';
import { quoteName, quoteText, type DuckDBConnection } from '@engine/frames';
import { guessDelimiter, readRecord, uniqueNames } from './dialect';
import { firstBytes } from './fileFormat';
import { inferTypes } from './inferTypes';
import { notUtf8, rejectedRows, reportRejected } from './rejectedRows';
import type { LoadFileParams } from './schema';
import type { SourceTable } from './sourceTable';

/** How much of a file is looked at for its delimiter and names. */
const bytesLooked = 1 << 18;

/**
 * A delimited text file as a table with types found on all rows. Two passes: one counts what fits and collects bad
 * rows, the other is left to whoever reads the table.
 * @param file UTF-8
 * @throws LatheError `file.malformed`, `data.empty`
 */
export async function readDelimited(
  connection: DuckDBConnection,
  file: string,
  params: LoadFileParams,
  tabs: boolean,
  warn: (text: string) => void,
): Promise<SourceTable> {
  const bytes = firstBytes(file, bytesLooked);
  const start = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const delimiter =
    params.delimiter || (tabs ? '\t' : guessDelimiter(start, params.quote, params.decimalComma));
  const first = readRecord(start, 0, delimiter, params.quote);
  // DuckDB skips the line of names, so nobody else sees that its bytes are no UTF-8.
  const isDamaged = start.slice(0, first.end).includes('\uFFFD') && !bytes.includes('\uFFFD');
  if (params.header && isDamaged) throw notUtf8(params.path, 1);
  if (!first.closed) {
    throw new LatheError(
      'file.malformed',
      `The first line of ${params.path} opens a quote that never closes.`,
      {
        cure: 'Set the quote parameter to the character the file uses, or to nothing.',
        about: { file: params.path, line: 1, parameter: 'quote' },
      },
    );
  }
  const { names, warnings } = uniqueNames(
    params.header ? first.fields : first.fields.map((_, index) => `column_${index + 1}`),
  );
  warnings.forEach(warn);

  const table = (options: string): string =>
    `read_csv(${quoteText(file)}, auto_detect = false, header = ${String(params.header)}, strict_mode = true,
      delim = ${quoteText(delimiter)}, quote = ${quoteText(params.quote)}, escape = ${quoteText(params.quote)},
      nullstr = [${['', ...params.missing].map(quoteText).join(', ')}],
      columns = {${names.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ')}}, ${options})`;
  const columns = await inferTypes(
    connection,
    {
      table: table('ignore_errors = true'),
      collectingRejects: table('store_rejects = true, rejects_limit = 0'),
    },
    names,
    params,
  );
  reportRejected(params, await rejectedRows(connection), warn);
  for (const column of columns) if (!(column.name in params.columns)) column.warnings.forEach(warn);
  return {
    table: table('ignore_errors = true'),
    columns: columns.map(({ name, sql }) => ({ name, text: quoteName(name), value: sql })),
  };
}
