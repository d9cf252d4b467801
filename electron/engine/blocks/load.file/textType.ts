import type { ColumnType } from '@shared/model';
import { quoteText } from '@engine/frames';

export interface TextConventions {
  /** `1.234,5` instead of `1234.5`. */
  readonly decimalComma: boolean;
  /** strptime format of dates; empty for ISO 8601. */
  readonly dateFormat: string;
}

/** A type that text may turn out to have: whether a text has it, and its value. */
export interface TextType {
  readonly type: ColumnType;
  /** SQL condition on a text that is not null. */
  readonly matches: (text: string) => string;
  readonly value: (text: string) => string;
}

const fullMatch = (text: string, pattern: string): string =>
  `regexp_full_match(${text}, ${quoteText(pattern)})`;

/** The types to try, the narrowest first; a text that fits none of them stays text. */
export function textTypes(conventions: TextConventions): readonly TextType[] {
  return [booleans, integers(conventions), decimals(conventions), ...times(conventions)];
}

const booleans: TextType = {
  type: 'boolean',
  matches: (text) => `lower(${text}) IN ('true', 'false')`,
  value: (text) => `lower(${text}) = 'true'`,
};

function integers({ decimalComma }: TextConventions): TextType {
  const digits = decimalComma ? '([0-9]{1,3}([.][0-9]{3})+|[0-9]+)' : '[0-9]+';
  const plain = (text: string): string => (decimalComma ? `replace(${text}, '.', '')` : text);
  return {
    type: 'integer',
    matches: (text) => fullMatch(text, `\\s*[+-]?${digits}\\s*`),
    value: (text) => `TRY_CAST(${plain(text)} AS BIGINT)`,
  };
}

function decimals({ decimalComma }: TextConventions): TextType {
  const digits = decimalComma
    ? '(([0-9]{1,3}([.][0-9]{3})+|[0-9]+)(,[0-9]*)?|,[0-9]+)'
    : '([0-9]+[.]?[0-9]*|[.][0-9]+)';
  const plain = (text: string): string =>
    decimalComma ? `replace(replace(${text}, '.', ''), ',', '.')` : text;
  return {
    type: 'decimal',
    matches: (text) => fullMatch(text, `(?i)\\s*[+-]?(${digits}(e[+-]?[0-9]+)?|inf|infinity|nan)\\s*`),
    value: (text) => `TRY_CAST(${plain(text)} AS DOUBLE)`,
  };
}

function times({ dateFormat }: TextConventions): readonly TextType[] {
  // A cast to TIMESTAMP passes over an offset, so texts with one go the slower way over TIMESTAMPTZ.
  const moment = (text: string): string =>
    `CASE WHEN regexp_matches(${text}, ':.*([zZ]|[+-][0-9]{2}(:?[0-9]{2})?)\\s*$')
      THEN timezone('UTC', TRY_CAST(${text} AS TIMESTAMPTZ)) ELSE TRY_CAST(${text} AS TIMESTAMP) END`;
  const iso: TextType[] = [
    {
      type: 'date',
      matches: (text) =>
        `(length(${text}) <= 10 AND contains(${text}, '-') AND TRY_CAST(${text} AS DATE) IS NOT NULL)`,
      value: (text) => `TRY_CAST(${text} AS DATE)`,
    },
    {
      type: 'timestamp',
      matches: (text) =>
        `(contains(${text}, ':') AND contains(${text}, '-') AND (${moment(text)}) IS NOT NULL)`,
      value: moment,
    },
    {
      type: 'time',
      matches: (text) =>
        `(${fullMatch(text, '[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?')} AND TRY_CAST(${text} AS TIME) IS NOT NULL)`,
      value: (text) => `TRY_CAST(${text} AS TIME)`,
    },
  ];
  if (!dateFormat) return iso;
  const parsed = (text: string): string => `try_strptime(${text}, ${quoteText(dateFormat)})`;
  const type = /%[HIMSpfTXc]/.test(dateFormat) ? 'timestamp' : 'date';
  return [
    {
      type,
      matches: (text) => `${parsed(text)} IS NOT NULL`,
      value: (text) => (type === 'date' ? `CAST(${parsed(text)} AS DATE)` : parsed(text)),
    },
    ...iso.filter((candidate) => candidate.type !== type),
  ];
}
