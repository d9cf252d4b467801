import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { Column } from '@shared/model';
import {
  fromDanfo,
  isDataFrame,
  isSeries,
  listEntries,
  rowEntries,
  writeColumns,
  type DataFrame,
} from '@engine/frames';
import type { Danfo } from '@engine/runtimes';
import { itemsFile, itemsText } from '@engine/store';
import type { BlockContext, ItemEntry, OutputDraft } from '../blockKind';
import type { CodeRole } from './latheModule';

export interface CodeResult {
  /** What checks see, by port. */
  readonly values: Readonly<Record<string, unknown>>;
  write(): Promise<Record<string, OutputDraft>>;
}

interface ResultOptions {
  readonly danfo: Danfo;
  /** Columns of the inputs: types that unchanged columns keep. */
  readonly like: readonly Column[];
  readonly context: Pick<BlockContext<unknown>, 'scratch' | 'keep' | 'log'>;
}

/**
 * What a code file's function returned, by output port: DataFrames and JSON for load and transform, JSON for value,
 * a list for items.
 * @throws LatheError `code.badResult`
 */
export function readResult(role: CodeRole, returned: unknown, options: ResultOptions): CodeResult {
  if (role === 'value') {
    if (!isDataFrame(returned, options.danfo)) return outputs({ value: returned }, options);
    throw badResult('A value cannot be a DataFrame.', 'Write `transform` instead of `value`.');
  }
  if (role === 'items') return itemsResult(returned, options);
  return outputs(namedOutputs(returned, options.danfo), options);
}

const portName = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** A DataFrame is the output `frame`; of an object with a DataFrame, each entry is an output of its own. */
function namedOutputs(returned: unknown, danfo: Danfo): Record<string, unknown> {
  if (isDataFrame(returned, danfo)) return { frame: returned };
  const entries = isPlainObject(returned) ? Object.entries(returned) : [];
  if (!entries.some(([, value]) => isDataFrame(value, danfo))) {
    throw badResult(
      `The code returned ${describe(returned, danfo)} instead of a DataFrame.`,
      'Return a danfo DataFrame, or an object of them for several outputs. An inplace operation returns nothing: return the DataFrame itself. For a result that is no table, write `value` instead of `transform`.',
    );
  }
  const badName = entries.find(([name]) => !portName.test(name));
  if (badName) {
    throw badResult(
      `The code names an output ${badName[0]}.`,
      'Use letters, digits, _ and -, starting with a letter.',
    );
  }
  return Object.fromEntries(entries);
}

function outputs(values: Record<string, unknown>, options: ResultOptions): CodeResult {
  const writers = Object.entries(values).map(([port, value]) => {
    if (isDataFrame(value, options.danfo)) {
      return async () =>
        [port, await writeFrame(value, join(options.context.scratch, port), options)] as const;
    }
    const json = jsonOf(port, value, options);
    return async () => [port, writeValue(json, join(options.context.scratch, port))] as const;
  });
  return {
    values,
    async write() {
      const drafts: Record<string, OutputDraft> = {};
      for (const write of writers) {
        const [port, draft] = await write();
        drafts[port] = draft;
      }
      return drafts;
    },
  };
}

function writeFrame(
  frame: DataFrame,
  folder: string,
  { like, context }: ResultOptions,
): Promise<OutputDraft> {
  return writeColumns(
    folder,
    fromDanfo(frame, like, (text) => context.log('warning', text)),
  );
}

function jsonOf(name: string, value: unknown, { danfo, context }: ResultOptions): string {
  let lost = 0;
  let json: string | undefined;
  try {
    json = JSON.stringify(
      value,
      // DataFrames have a `toJSON`, so what is asked is the holder's own.
      function (this: Readonly<Record<string, unknown>>, key: string, part: unknown) {
        const own = this[key];
        if (isDataFrame(own, danfo) || isSeries(own, danfo)) {
          throw new TypeError('it holds a DataFrame or a Series');
        }
        if (typeof part === 'number' && !Number.isFinite(part)) lost += 1;
        return part;
      },
      2,
    );
  } catch (cause) {
    throw badResult(
      `The result ${name} cannot be kept as JSON: ${(cause as Error).message}`,
      'Return plain data. For rows, write `transform` and return the DataFrame.',
    );
  }
  if (json === undefined) throw badResult(`The code returned nothing for ${name}.`, 'Return a value.');
  if (lost) {
    context.log('warning', `${lost} numbers of ${name} are NaN or infinite; JSON keeps them as null.`);
  }
  return json;
}

function writeValue(json: string, folder: string): OutputDraft {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'value.json'), `${json}\n`);
  return { type: 'value', folder, caption: json.replace(/\s+/g, ' ').slice(0, 40) };
}

function itemsResult(returned: unknown, options: ResultOptions): CodeResult {
  const { danfo, context } = options;
  const items = itemsOf(returned, danfo);
  const plain = items.map(({ key, value }) =>
    isDataFrame(value, danfo) ? undefined : jsonOf(`item ${key}`, value ?? null, options),
  );
  return {
    values: { items },
    async write() {
      const entries: ItemEntry[] = [];
      for (const [index, { key, value }] of items.entries()) {
        const json = plain[index];
        if (json !== undefined) entries.push({ key, value: JSON.parse(json) });
        else {
          const draft = await writeFrame(value as DataFrame, join(context.scratch, `item-${index}`), options);
          entries.push({ key, artifact: await context.keep(draft) });
        }
      }
      const folder = join(context.scratch, 'items');
      mkdirSync(folder);
      writeFileSync(itemsFile(folder), itemsText(entries));
      const caption = entries.length === 1 ? '1 item' : `${entries.length.toLocaleString('en')} items`;
      return { items: { type: 'items', folder, caption } };
    },
  };
}

function itemsOf(returned: unknown, danfo: Danfo): ItemEntry[] {
  if (isDataFrame(returned, danfo)) {
    const { columns } = returned;
    const rows = returned.shape[0] ? (returned.values as unknown[][]) : [];
    return rowEntries(
      rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, missingIsNull(row[at])]))),
    );
  }
  if (!Array.isArray(returned)) {
    throw badResult(
      `The code returned ${describe(returned, danfo)} instead of a list.`,
      'Return a list of { key, value }.',
    );
  }
  try {
    return listEntries(returned as unknown[]);
  } catch (error) {
    const { message, cure = '' } = error as LatheError;
    throw badResult(message, cure);
  }
}

function missingIsNull(value: unknown): unknown {
  return Number.isNaN(value) ? null : value;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown, danfo: Danfo): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (isSeries(value, danfo)) return 'a Series';
  return typeof value === 'object' ? 'an object without a DataFrame' : `a ${typeof value}`;
}

function badResult(message: string, cure: string): LatheError {
  return new LatheError('code.badResult', message, { cure });
}
