import fc from 'fast-check';
import { codeTexts, type ColumnToWrite } from '../frames';

const wellFormed = fc.string({ unit: 'grapheme' });
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const day = 86_400_000;

function columnOf(name: string, rows: number): fc.Arbitrary<ColumnToWrite> {
  const many = { minLength: rows, maxLength: rows };
  const present = fc.array(fc.constantFrom(0, 1), many).map((bits) => Uint8Array.from(bits));
  const times = (unit: number, min: number, max: number): fc.Arbitrary<Float64Array> =>
    fc
      .array(
        fc.oneof(
          fc.constant(NaN),
          fc.integer({ min, max }).map((count) => count * unit),
        ),
        many,
      )
      .map((values) => Float64Array.from(values));
  return fc.oneof(
    fc
      .array(fc.double(), many)
      .map((values) => ({ name, type: 'decimal' as const, values: Float64Array.from(values) })),
    fc.tuple(fc.array(int64, many), present).map(([values, bits]) => ({
      name,
      type: 'integer' as const,
      values: BigInt64Array.from(values),
      present: bits,
    })),
    fc.tuple(fc.array(fc.constantFrom(0, 1), many), present).map(([values, bits]) => ({
      name,
      type: 'boolean' as const,
      values: Uint8Array.from(values),
      present: bits,
    })),
    fc
      .array(fc.option(wellFormed, { nil: undefined }), many)
      .map((values) => ({ name, type: 'text' as const, values: codeTexts(values, rows) })),
    times(day, -100_000, 100_000).map((values) => ({ name, type: 'date' as const, values })),
    times(1, -(2 ** 45), 2 ** 45).map((values) => ({ name, type: 'timestamp' as const, values })),
    times(1, 0, day - 1).map((values) => ({ name, type: 'time' as const, values })),
  );
}

/** Frames of every column type with up to five columns and forty rows, missing values among them. */
export function anyFrame(
  options: { readonly nameUnit?: fc.Arbitrary<string> } = {},
): fc.Arbitrary<readonly ColumnToWrite[]> {
  const name = fc.string({ unit: options.nameUnit ?? 'grapheme', minLength: 1, maxLength: 8 });
  const names = fc.uniqueArray(
    name.filter((text) => !text.includes('\0')),
    { minLength: 1, maxLength: 5, selector: (text) => text.toLowerCase() },
  );
  return fc
    .tuple(names, fc.integer({ min: 0, max: 40 }))
    .chain(([all, rows]) => fc.tuple(...all.map((each) => columnOf(each, rows))));
}
