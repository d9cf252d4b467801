import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { Column } from '@shared/model';
import { fromDanfo, isDataFrame, isSeries, writeColumns, type DataFrame } from '@engine/frames';
import type { Danfo } from '@engine/runtimes';
import type { OutputDraft } from '../blockKind';
import type { CodeRole } from './latheModule';

export interface CodeResult {
  /** What checks see, by port. */
  readonly values: Readonly<Record<string, unknown>>;
  write(scratch: string): Promise<Record<string, OutputDraft>>;
}

interface ResultOptions {
  readonly danfo: Danfo;
  /** Columns of the inputs: types that unchanged columns keep. */
  readonly like: readonly Column[];
  readonly warn: (text: string) => void;
}

/**
 * What a code file's function returned, by output port: DataFrames for load and transform, JSON for value, a list
 * for items.
 * @throws LatheError `code.badResult`
 */
export function readResult(role: CodeRole, returned: unknown, options: ResultOptions): CodeResult {
  if (role === 'value') return jsonResult('value', returned);
  if (role === 'items') return jsonResult('items', itemsOf(returned, options.danfo));
  const frames = framesOf(returned, options.danfo);
  return {
    values: frames,
    async write(scratch) {
      const drafts: Record<string, OutputDraft> = {};
      for (const [port, frame] of Object.entries(frames)) {
        const columns = fromDanfo(frame, options.like, options.warn);
        drafts[port] = await writeColumns(join(scratch, port), columns);
      }
      return drafts;
    },
  };
}

const portName = /^[A-Za-z][A-Za-z0-9_-]*$/;

function framesOf(returned: unknown, danfo: Danfo): Record<string, DataFrame> {
  if (isDataFrame(returned, danfo)) return { frame: returned };
  if (typeof returned === 'object' && returned !== null && !Array.isArray(returned)) {
    const entries = Object.entries(returned as Record<string, unknown>);
    const isFrames = entries.length > 0 && entries.every(([, value]) => isDataFrame(value, danfo));
    const badName = entries.find(([name]) => !portName.test(name));
    if (isFrames && badName) {
      throw badResult(
        `The code names an output ${badName[0]}.`,
        'Use letters, digits, _ and -, starting with a letter.',
      );
    }
    if (isFrames) return Object.fromEntries(entries) as Record<string, DataFrame>;
  }
  throw badResult(
    `The code returned ${describe(returned, danfo)} instead of a DataFrame.`,
    'Return a danfo DataFrame, or an object of them for several outputs. An inplace operation returns nothing: return the DataFrame itself.',
  );
}

interface Item {
  readonly key: string;
  readonly value: unknown;
}

function itemsOf(returned: unknown, danfo: Danfo): Item[] {
  if (isDataFrame(returned, danfo)) {
    const { columns } = returned;
    return (returned.values as unknown[][]).map((row, index) => ({
      key: String(index),
      value: Object.fromEntries(columns.map((column, at) => [column, row[at]])),
    }));
  }
  if (!Array.isArray(returned)) {
    throw badResult(
      `The code returned ${describe(returned, danfo)} instead of a list.`,
      'Return a list of { key, value }.',
    );
  }
  const seen = new Set<string>();
  return returned.map((item: unknown, index) => {
    const { key, value } = (item ?? {}) as { key?: unknown; value?: unknown };
    if (typeof key !== 'string' && typeof key !== 'number') {
      throw badResult(`Item ${index + 1} has no key.`, 'Give each item a key of its own: { key, value }.');
    }
    if (seen.has(String(key)))
      throw badResult(`Two items have the key ${key}.`, 'Give each item a key of its own.');
    seen.add(String(key));
    return { key: String(key), value: value ?? null };
  });
}

function jsonResult(port: 'value' | 'items', value: unknown): CodeResult {
  let json: string | undefined;
  try {
    json = JSON.stringify(value, undefined, 2);
  } catch (cause) {
    throw badResult(`The result cannot be kept as JSON: ${(cause as Error).message}`, 'Return plain data.');
  }
  if (json === undefined) throw badResult('The code returned nothing.', 'Return a value.');
  const caption = port === 'items' ? `${(value as Item[]).length} items` : json.slice(0, 40);
  return {
    values: { [port]: value },
    write(scratch) {
      const folder = join(scratch, port);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${port}.json`), `${json}\n`);
      return Promise.resolve({ [port]: { type: port, folder, caption } });
    },
  };
}

function describe(value: unknown, danfo: Danfo): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (isSeries(value, danfo)) return 'a Series';
  return typeof value === 'object'
    ? 'an object that holds other things than DataFrames'
    : `a ${typeof value}`;
}

function badResult(message: string, cure: string): LatheError {
  return new LatheError('code.badResult', message, { cure });
}
