import type { KeyParts } from './cacheKey';
import { canonicalJson } from './canonicalJson';

/** What differs between two block runs, in words: `parameter learningRate: 0.01 → 0.02; code changed`. */
export function whatChanged(before: KeyParts, now: KeyParts): string {
  const changes = [
    ...(before.kind === now.kind ? [] : [`kind ${before.kind} → ${now.kind}`]),
    ...(before.kind !== now.kind || before.version === now.version ? [] : [`a newer version of ${now.kind}`]),
    ...differences(before.params, now.params, '').map(
      ({ name, from, to }) => `parameter ${name}: ${from} → ${to}`,
    ),
    ...(before.code === now.code ? [] : ['code changed']),
    ...differences(before.variables ?? {}, now.variables ?? {}, '').map(
      ({ name, from, to }) => `variable ${name}: ${from} → ${to}`,
    ),
    ...differences(before.item?.values, now.item?.values, 'item').map(
      ({ name, from, to }) => `${name}: ${from} → ${to}`,
    ),
    ...(same(before.interval, now.interval) ? [] : ['another interval']),
    ...differences(before.run ?? {}, now.run ?? {}, 'run').map(
      ({ name, from, to }) => `${name}: ${from} → ${to}`,
    ),
    ...(same(before.tests, now.tests) ? [] : ['its data tests changed']),
    ...changedKeys(before.inputs, now.inputs).map((port) => `input ${port} changed`),
    ...changedKeys(before.files, now.files).map((file) => fileChange(file, before, now)),
  ];
  return changes.join('; ');
}

function same(before: unknown, now: unknown): boolean {
  return canonicalJson(before ?? null) === canonicalJson(now ?? null);
}

function fileChange(file: string, before: KeyParts, now: KeyParts): string {
  if (before.files[file] === undefined) return `file ${file} is new to it`;
  return now.files[file] === undefined ? `file ${file} is no longer read` : `file ${file} changed`;
}

interface Difference {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** The leaves in which two JSON values differ; lists of other lengths differ as wholes. */
function differences(before: unknown, now: unknown, name: string): Difference[] {
  if (canonicalJson(before ?? null) === canonicalJson(now ?? null)) return [];
  if (isRecord(before) && isRecord(now)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    return keys.flatMap((key) => differences(before[key], now[key], name ? `${name}.${key}` : key));
  }
  if (Array.isArray(before) && Array.isArray(now) && before.length === now.length && before.some(isRecord)) {
    return before.flatMap((item, index) => differences(item, now[index], `${name}[${index}]`));
  }
  return [{ name, from: shown(before), to: shown(now) }];
}

function changedKeys(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys.filter((key) => before[key] !== now[key]);
}

function shown(value: unknown): string {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
