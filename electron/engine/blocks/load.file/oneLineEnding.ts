import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const lineFeed = 10;
const carriageReturn = 13;

/** Whether DuckDB gave up because some lines of a file end in another way than its first ones. */
export function isOfMixedLineEndings(error: unknown): boolean {
  return error instanceof Error && error.message.includes('state machine reached an invalid state');
}

/** A copy of a UTF-8 file in `scratch` whose lines all end in LF; what stands in quotes stays as it is. */
export async function withOneLineEnding(
  file: string,
  quote: string,
  scratch: string,
  signal: AbortSignal,
): Promise<string> {
  const quoteByte = quote.charCodeAt(0);
  let quoted = false;
  let afterReturn = false;
  const unify = new Transform({
    transform(chunk: Buffer, _, done) {
      const out = Buffer.alloc(chunk.length);
      let length = 0;
      for (const byte of chunk) {
        if (byte === quoteByte) quoted = !quoted;
        const isSecondHalf = byte === lineFeed && afterReturn;
        afterReturn = byte === carriageReturn && !quoted;
        if (!isSecondHalf) out[length++] = afterReturn ? lineFeed : byte;
      }
      done(null, out.subarray(0, length));
    },
  });
  const copy = join(scratch, 'one-line-ending.txt');
  await pipeline(createReadStream(file), unify, createWriteStream(copy), { signal });
  return copy;
}
