import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { openFrame, seededRandom, withDatabase, writeRows, type FrameReader } from '@engine/frames';
import type { BlockContext, BlockOutcome, OutputDraft } from '../blockKind';
import { requiredInput } from '../requiredInput';
import {
  apportion,
  assignParts,
  partSize,
  testPart,
  trainPart,
  validationPart,
  type StratumPlan,
} from './assignParts';
import type { SplitParams } from './schema';

/** Splits rows into training, test and, when asked for, validation rows; each part keeps the order of the rows. */
export async function run(context: BlockContext<SplitParams>): Promise<BlockOutcome> {
  const { params, scratch, signal } = context;
  const { folder } = requiredInput(context, 'frame');
  const reader = await openFrame(folder);
  const parts = await planParts(reader, context).finally(() => reader.close());
  return withDatabase(
    async (connection) => {
      const write = (name: string, part: number): Promise<OutputDraft> =>
        writeRows(connection, folder, parts, join(scratch, name), part);
      const outputs: Record<string, OutputDraft> = {
        train: await write('train', trainPart),
        test: await write('test', testPart),
      };
      if (params.validation > 0) outputs['validation'] = await write('validation', validationPart);
      return { outputs };
    },
    { scratch, signal },
  );
}

async function planParts(reader: FrameReader, context: BlockContext<SplitParams>): Promise<Uint8Array> {
  const { params } = context;
  const { rows } = reader;
  const test = partSize(params.test, rows);
  const validation = partSize(params.validation, rows);
  if (test + validation >= rows) {
    throw new LatheError(
      'data.empty',
      `No training rows are left: ${test + validation} of ${rows} rows are wanted for ${validation ? 'test and validation' : 'the test'}.`,
      { cure: 'Ask for fewer test rows, or give the block more rows.', about: { parameter: 'test' } },
    );
  }
  const random = seededRandom(params.seed);
  if (!params.stratify) return assignParts(rows, undefined, [{ rows, test, validation }], random);

  const { strata, sizes, names } = await readStrata(reader, params.stratify);
  if (sizes.length > test || (validation && sizes.length > validation)) {
    throw new LatheError(
      'data.typeMismatch',
      `Column ${params.stratify} has ${sizes.length} different values, more than there are ${sizes.length > test ? 'test' : 'validation'} rows (${sizes.length > test ? test : validation}).`,
      {
        cure: 'Stratify by a column of classes, ask for more rows, or do not stratify.',
        about: { column: params.stratify, parameter: 'stratify' },
      },
    );
  }
  const plans = planStrata(sizes, test, validation);
  const absent = names.filter((_, stratum) => !plans[stratum]?.test);
  if (absent.length) {
    context.log(
      'warning',
      `Too few rows of ${absent.join(', ')} in column ${params.stratify} for the test rows to have one.`,
    );
  }
  return assignParts(rows, strata, plans, random);
}

/** Missing values are a stratum of their own, the last. */
async function readStrata(
  reader: FrameReader,
  column: string,
): Promise<{ strata: Int32Array; sizes: number[]; names: readonly string[] }> {
  const { codes, categories } = await reader.coded(column);
  const sizes = new Array<number>(categories.length + 1).fill(0);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    const stratum = code < 0 ? categories.length : code;
    codes[row] = stratum;
    sizes[stratum] = (sizes[stratum] ?? 0) + 1;
  }
  if (!sizes.at(-1)) return { strata: codes, sizes: sizes.slice(0, -1), names: categories };
  return { strata: codes, sizes, names: [...categories, 'missing values'] };
}

function planStrata(sizes: readonly number[], test: number, validation: number): StratumPlan[] {
  const tests = apportion(sizes, test);
  const rest = sizes.map((size, stratum) => size - (tests[stratum] ?? 0));
  const validations = apportion(rest, validation);
  return sizes.map((rows, stratum) => ({
    rows,
    test: tests[stratum] ?? 0,
    validation: validations[stratum] ?? 0,
  }));
}
