import { LatheError } from '@shared/errors';
import type { CurrentItem } from '../blocks/blockKind';
import { suggestion } from './nearMiss';
import { partOf } from './valueParts';

/**
 * What `${item.NAME}` stands for. `key`, `index` and `value` come first; then, of one mapped port, the fields of the
 * value; of several, the ports. `value` is the one port's value, or an object of all.
 * @throws LatheError `variable.undefined`.
 */
export function itemValue(name: string, item: CurrentItem | undefined): unknown {
  if (!item) {
    throw missing(name, 'there is no item here', 'Only blocks that map, or that follow one, have an item.');
  }
  const ports = Object.keys(item.values);
  const only = ports.length === 1 ? item.values[ports[0]!] : undefined;
  const value = ports.length === 1 ? only : item.values;
  const found =
    partOf({ key: item.key, index: item.index, value }, name) ??
    (ports.length === 1 ? partOf(only, name) : undefined) ??
    partOf(item.values, name);
  if (found) return found.value;
  const fields = isRecord(value) ? Object.keys(value) : [];
  const known = ['key', 'index', 'value', ...fields, ...(ports.length === 1 ? ports : [])];
  const otherwise = `There are ${known.map((one) => `item.${one}`).join(', ')}.`;
  throw missing(name, `the item \`${item.key}\` has no \`${name}\``, suggestion(name, known, otherwise));
}

function missing(name: string, why: string, cure: string): LatheError {
  return new LatheError('variable.undefined', `\`item.${name}\` has no value: ${why}.`, {
    about: { variable: `item.${name}` },
    cure,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
