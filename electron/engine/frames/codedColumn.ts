import type { CodedColumn } from './frameReader';

/** Codes values in row order; `undefined` is missing. Categories come out as `CodedColumn` promises. */
export function codeTexts(values: Iterable<string | undefined>, rows: number): CodedColumn {
  const codes = new Int32Array(rows).fill(-1);
  const known = new Map<string, number>();
  let row = 0;
  for (const value of values) {
    if (value !== undefined) {
      let code = known.get(value);
      if (code === undefined) known.set(value, (code = known.size));
      codes[row] = code;
    }
    row++;
  }
  return sortCategories(codes, [...known.keys()]);
}

/** Puts categories in ascending order by code unit, and their codes with them. `codes` may be changed in place. */
export function sortCategories(codes: Int32Array, categories: readonly string[]): CodedColumn {
  if (isAscending(categories)) return { codes, categories };
  const order = categories.map((_, code) => code);
  const nameOf = (code: number): string => categories[code] ?? '';
  order.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const place = new Int32Array(categories.length);
  order.forEach((code, position) => (place[code] = position));
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code >= 0) codes[row] = place[code] ?? -1;
  }
  return { codes, categories: order.map(nameOf) };
}

function isAscending(texts: readonly string[]): boolean {
  for (let index = 1; index < texts.length; index++) {
    if ((texts[index - 1] ?? '') >= (texts[index] ?? '')) return false;
  }
  return true;
}
