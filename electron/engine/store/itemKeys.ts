const mostCharacters = 200;

/**
 * A text as the key of an item. `/` separates the keys of nested maps and `×` those of a product, so they become
 * `-` and `x`; line ends and other control characters become spaces.
 */
export function itemKey(written: string | number): string {
  return String(written)
    .replaceAll('/', '-')
    .replaceAll('×', 'x')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Why these texts cannot be the keys of a list, in a sentence: one is empty, too long, or there twice. */
export function keyProblem(keys: readonly string[]): string | undefined {
  const seen = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    const place = `item ${index + 1}`;
    const earlier = seen.get(key);
    if (key === '') return `The key of ${place} is empty.`;
    if (key.length > mostCharacters)
      return `The key of ${place} is longer than ${mostCharacters} characters: ${key.slice(0, 40)}….`;
    if (earlier !== undefined) return `Items ${earlier + 1} and ${index + 1} have the same key ${key}.`;
    seen.set(key, index);
  }
  return undefined;
}

export const keyCure =
  'Give each item a key of its own: a short text. In keys, / is written as -, and × as x.';
