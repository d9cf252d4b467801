/**
 * `${name}` may stand unquoted in a flow collection (`{ test: ${share} }`), where YAML reads `{` as a new
 * mapping. While a text is YAML, the three special characters are private-use ones; lengths stay the same.
 */
const written = /\$\{([A-Za-z_][\w.-]*)\}/g;
const hidden = /\uE000\uE001([A-Za-z_][\w.-]*)\uE002/g;

export function hideVariables(text: string): string {
  return text.replace(written, '\uE000\uE001$1\uE002');
}

export function showVariables(text: string): string {
  return text.replace(hidden, '${$1}');
}

/** The same on every text of a JSON value, keys included. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [change(key), mapTexts(item, change)]),
  );
}
