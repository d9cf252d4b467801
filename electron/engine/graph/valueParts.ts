import type { Found } from './substitution';

/** The part of a value that a dotted path names: keys of objects, indices of lists from 0. */
export function partOf(value: unknown, path: string): Found | undefined {
  let rest = path;
  let part = value;
  while (rest !== '') {
    if (part === null || typeof part !== 'object') return undefined;
    const key = longestKey(part, rest);
    if (key === undefined) return undefined;
    part = (part as Record<string, unknown>)[key];
    rest = rest.slice(key.length + 1);
  }
  return { value: part };
}

/** Keys may hold dots of their own. */
function longestKey(owner: object, path: string): string | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const key = path.slice(0, end);
    if (Object.hasOwn(owner, key) && !(Array.isArray(owner) && key === 'length')) return key;
  }
  return undefined;
}
