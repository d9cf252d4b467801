import { LatheError } from '@shared/errors';
import type { Column, Filter } from '@shared/model';
import { quoteName, quoteText } from './sqlText';

/**
 * A filter as an SQL condition. Missing values match only `missing` and `!=`.
 * @throws LatheError `data.columnMissing`; `request.invalid` when the value has not the column's type
 */
export function filterSql(filter: Filter, columns: readonly Column[]): string {
  const column = columns.find((candidate) => candidate.name === filter.column);
  if (!column) {
    throw new LatheError('data.columnMissing', `There is no column named ${filter.column}.`, {
      about: { column: filter.column },
    });
  }
  const name = quoteName(column.name);
  const value = filter.value ?? '';
  switch (filter.operator) {
    case 'missing':
      return `${name} IS NULL`;
    case 'present':
      return `${name} IS NOT NULL`;
    case 'contains':
      return containsSql(column, value);
    case '!=':
      return `${name} IS DISTINCT FROM ${literal(column, value)}`;
    default:
      return `${name} ${filter.operator} ${literal(column, value)}`;
  }
}

/** Rows with the text in any column, upper and lower case alike. */
export function searchSql(text: string, columns: readonly Column[]): string {
  return `(${columns.map((column) => `coalesce(${containsSql(column, text)}, false)`).join(' OR ')})`;
}

function containsSql(column: Column, text: string): string {
  return `contains(lower(CAST(${quoteName(column.name)} AS VARCHAR)), lower(${quoteText(text)}))`;
}

function literal(column: Column, value: string): string {
  const text = value.trim();
  switch (column.type) {
    case 'integer':
      if (/^[+-]?\d{1,30}$/.test(text)) return `CAST('${text}' AS HUGEINT)`;
      return decimalLiteral(column, text);
    case 'decimal':
      return decimalLiteral(column, text);
    case 'boolean':
      if (/^(true|1|yes)$/i.test(text)) return 'true';
      if (/^(false|0|no)$/i.test(text)) return 'false';
      throw wrongValue(column, value, 'true or false');
    case 'date':
    case 'timestamp':
      if (/^\d{4}-\d{1,2}-\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(text)) {
        return `TRY_CAST('${text}' AS TIMESTAMP)`;
      }
      throw wrongValue(column, value, 'a date such as 2024-12-31');
    case 'time':
      if (/^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text)) return `TRY_CAST('${text}' AS TIME)`;
      throw wrongValue(column, value, 'a time such as 13:45');
    default:
      return quoteText(value);
  }
}

function decimalLiteral(column: Column, text: string): string {
  if (text !== '' && Number.isFinite(Number(text))) return `CAST('${String(Number(text))}' AS DOUBLE)`;
  throw wrongValue(column, text, 'a number');
}

function wrongValue(column: Column, value: string, wanted: string): LatheError {
  return new LatheError(
    'request.invalid',
    `Column ${column.name} is compared with '${value}', which is not ${wanted}.`,
    {
      cure: `Enter ${wanted}.`,
      about: { column: column.name },
    },
  );
}
