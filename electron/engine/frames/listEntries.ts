import { LatheError } from '@shared/errors';
import type { ItemEntry } from '../blocks/blockKind';
import { itemKey, keyCure, keyProblem } from '../store';

/**
 * The items of a list. An object that has a `key` is named by it, and its item is its `value` where it has nothing
 * else. Texts and numbers are their own keys when all are different. Everything else is named by its index, from 0.
 * @throws LatheError `data.typeMismatch` for keys that are empty, too long or there twice
 */
export function listEntries(list: readonly unknown[]): ItemEntry[] {
  const ownKeys = list.map((value) => (isPlain(value) ? itemKey(value) : ''));
  if (list.length && keyProblem(ownKeys) === undefined) {
    return list.map((value, index) => ({ key: ownKeys[index] ?? '', value }));
  }
  const entries = list.map((value, index): ItemEntry => {
    const { key, ...others } = (typeof value === 'object' && value !== null ? value : {}) as {
      key?: unknown;
    };
    if (!isPlain(key)) return { key: String(index), value };
    const isPair = Object.keys(others).join() === 'value';
    return { key: itemKey(key), value: isPair ? (others as { value?: unknown }).value : value };
  });
  return checked(entries);
}

/** Rows as items: named by the column `key` when there is one without repetitions, else by their index, from 0. */
export function rowEntries(rows: readonly Readonly<Record<string, unknown>>[]): ItemEntry[] {
  const keys = rows.map(({ key }) => (isPlain(key) ? itemKey(key) : ''));
  const hasKeys = keyProblem(keys) === undefined;
  return rows.map((value, index) => ({ key: hasKeys ? (keys[index] ?? '') : String(index), value }));
}

function checked(entries: ItemEntry[]): ItemEntry[] {
  const problem = keyProblem(entries.map(({ key }) => key));
  if (problem === undefined) return entries;
  throw new LatheError('data.typeMismatch', problem, { cure: keyCure });
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}
