/** A record of delimited text and where the next one starts; `closed` is false inside an open quote at the end. */
interface TextRecord {
  readonly fields: string[];
  readonly end: number;
  readonly closed: boolean;
}

/** Reads one record, with quotes doubled inside quotes (RFC 4180). */
export function readRecord(text: string, start: number, delimiter: string, quote: string): TextRecord {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  let position = start;
  while (position < text.length) {
    const character = text[position] ?? '';
    if (quoted) {
      if (character === quote && text[position + 1] === quote) {
        field += quote;
        position++;
      } else if (character === quote) quoted = false;
      else field += character;
      position++;
    } else if (quote && character === quote && field.trim() === '') {
      field = '';
      quoted = true;
      position++;
    } else if (text.startsWith(delimiter, position)) {
      fields.push(field);
      field = '';
      position += delimiter.length;
    } else if (character === '\n' || character === '\r') {
      position += character === '\r' && text[position + 1] === '\n' ? 2 : 1;
      return { fields: [...fields, field], end: position, closed: true };
    } else {
      field += character;
      position++;
    }
  }
  return { fields: [...fields, field], end: position, closed: !quoted };
}

const delimiters = [',', ';', '\t', '|'];
const linesLooked = 100;

/**
 * The delimiter of a text: the one that cuts the most of its first lines into as many fields as the first line,
 * and of those the one with the most fields. A comma when none cuts anything.
 */
export function guessDelimiter(start: string, quote: string, decimalComma: boolean): string {
  let best = decimalComma ? ';' : ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    if (decimalComma && delimiter === ',') continue;
    const counts: number[] = [];
    for (let position = 0; position < start.length && counts.length < linesLooked;) {
      const record = readRecord(start, position, delimiter, quote);
      position = record.end;
      // The last record may be cut off.
      if (position < start.length || counts.length === 0) counts.push(record.fields.length);
    }
    const first = counts[0] ?? 1;
    if (first < 2) continue;
    const alike = counts.filter((count) => count === first).length / counts.length;
    const score = alike + first / 10_000;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

export interface ColumnNames {
  readonly names: readonly string[];
  readonly warnings: readonly string[];
}

/** Names that are unique but for case and never empty; says what it had to change. */
export function uniqueNames(found: readonly string[]): ColumnNames {
  const warnings: string[] = [];
  const taken = new Set<string>();
  const original = new Set(found.map((name) => name.trim().toLowerCase()));
  const names = found.map((text, index) => {
    const wanted = text.trim() || `column_${index + 1}`;
    let name = wanted;
    for (
      let count = 2;
      taken.has(name.toLowerCase()) || (name !== text.trim() && original.has(name.toLowerCase()));
      count++
    ) {
      name = `${wanted}_${count}`;
    }
    taken.add(name.toLowerCase());
    if (text.trim() === '') warnings.push(`Column ${index + 1} has no name; it is now ${name}.`);
    else if (name !== wanted)
      warnings.push(`Column ${index + 1} is the second named ${wanted}; it is now ${name}.`);
    return name;
  });
  return { names, warnings };
}
