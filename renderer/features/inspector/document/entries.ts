import type { Parsed } from './fieldText';

/** Names with values as lines of `name: value`; texts that would read as something else stand in quotes. */
export function entriesText(value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return '';
  return Object.entries(value)
    .map(([name, entry]) => `${name}: ${entryText(entry)}`)
    .join('\n');
}

/** Lines of `name: value`; numbers, true, false, null, lists and objects as JSON writes them, the rest is text. */
export function parseEntries(text: string): Parsed<Record<string, unknown>> {
  const entries: Record<string, unknown> = {};
  for (const line of text.split('\n').filter((written) => written.trim() !== '')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim();
    if (colon < 0 || name === '') return { fault: `“${line.trim()}” is not written as name: value.` };
    if (Object.hasOwn(entries, name)) return { fault: `${name} is given twice.` };
    entries[name] = entryValue(line.slice(colon + 1).trim());
  }
  return { value: Object.keys(entries).length === 0 ? undefined : entries };
}

function entryText(entry: unknown): string {
  const plain = typeof entry === 'string' && entryValue(entry) === entry && !entry.includes('\n');
  return plain ? entry : JSON.stringify(entry);
}

function entryValue(text: string): unknown {
  if (text !== text.trim()) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
