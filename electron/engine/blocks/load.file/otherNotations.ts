import { quoteName, quoteText, type DuckDBConnection } from '@engine/frames';
import type { TextConventions } from './textType';

interface Notation {
  readonly fits: (text: string) => string;
  /** What the values look like, and what makes them so. */
  readonly words: string;
  readonly cure: string;
}

const groupedNumbers: Notation = {
  fits: (text) => `regexp_full_match(${text}, '\\s*[+-]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]*)?\\s*')`,
  words: 'numbers with commas between thousands',
  cure: "take the commas out in an SQL block, with CAST(replace(…, ',', '') AS DOUBLE)",
};

const decimalCommas: Notation = {
  fits: (text) => `regexp_full_match(${text}, '\\s*[+-]?([0-9]{1,3}([.][0-9]{3})+|[0-9]*)(,[0-9]+)?\\s*')`,
  words: 'numbers with a decimal comma',
  cure: 'set decimalComma: true',
};

const days = ['%d/%m/%Y', '%m/%d/%Y', '%d.%m.%Y', '%d-%m-%Y', '%m-%d-%Y', '%Y/%m/%d', '%m/%d/%y', '%d/%m/%y'];
const spelledDays = ['%d %b %Y', '%d-%b-%y', '%b %d %Y', '%b %d, %Y', '%d %B %Y', '%B %d, %Y'];
const dates: readonly Notation[] = [...days, ...spelledDays]
  .flatMap((day) => [day, `${day} %H:%M`, `${day} %H:%M:%S`])
  .map((format) => ({
    // %Y would take a year of two digits for one of the first century.
    fits: (text) =>
      `${format.includes('%Y') ? `regexp_matches(${text}, '[0-9]{4}') AND ` : ''}try_strptime(${text}, ${quoteText(format)}) IS NOT NULL`,
    words: `dates written as ${format}`,
    cure: `set dateFormat: '${format}'`,
  }));

/**
 * Says for columns that stay text when all their values are numbers or dates in another notation, and which setting
 * reads it. Where a day and a month could be exchanged it names both.
 * @param table the rows to look at
 */
export async function otherNotations(
  connection: DuckDBConnection,
  table: string,
  names: readonly string[],
  conventions: TextConventions,
): Promise<ReadonlyMap<string, string>> {
  const notations = [
    groupedNumbers,
    ...(conventions.decimalComma ? [] : [decimalCommas]),
    ...(conventions.dateFormat ? [] : dates),
  ];
  const hints = new Map<string, string>();
  if (!names.length) return hints;
  const looked = await connection.runAndReadAll(
    `SELECT ${names
      .map(quoteName)
      .map((text) => `min(${text}), bool_and(regexp_matches(${text}, '[0-9]'))`)
      .join(', ')} FROM ${table}`,
  );
  const looks = looked.getRows()[0] ?? [];
  for (const [index, name] of names.entries()) {
    const [example, allHaveDigits] = looks.slice(2 * index);
    if (allHaveDigits !== true) continue;
    const text = quoteName(name);
    const values = `(SELECT ${text} FROM ${table} WHERE ${text} IS NOT NULL)`;
    const answers = await connection.runAndReadAll(
      `SELECT ${notations.map(({ fits }) => `bool_and(${fits(text)})`).join(', ')} FROM ${values}`,
    );
    const row = answers.getRows()[0] ?? [];
    const fitting = notations.filter((_, index) => row[index] === true);
    const [first] = fitting;
    if (!first) continue;
    const same = fitting.filter((each) =>
      first === groupedNumbers ? each === first : each !== groupedNumbers,
    );
    hints.set(
      name,
      `Column ${name} stays text, but its values look like ${same.map(({ words }) => words).join(' or ')}, such as '${String(example)}': ${same.map(({ cure }) => cure).join(' or ')}.`,
    );
  }
  return hints;
}
