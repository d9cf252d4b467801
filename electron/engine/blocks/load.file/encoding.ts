import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LatheError } from '@shared/errors';
import { firstBytes } from './fileFormat';

export type Encoding = 'utf-8' | 'latin-1' | 'utf-16le' | 'utf-16be';

const bytesLooked = 4096;

/**
 * What a file's byte order mark says. Without one, UTF-16 when most characters have the zero byte that Western letters,
 * digits and delimiters have in it; else UTF-8.
 */
export function guessEncoding(file: string): Encoding {
  const start = firstBytes(file, bytesLooked);
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  start.forEach((byte, index) => (zeros[index % 2]! += byte === 0 ? 1 : 0));
  const [even = 0, odd = 0] = zeros;
  if (odd * 4 > start.length && !even) return 'utf-16le';
  if (even * 4 > start.length && !odd) return 'utf-16be';
  return 'utf-8';
}

/**
 * Windows-1252 for the bytes 0x80 to 0x9f, which Latin-1 leaves to control characters and files never mean so;
 * web browsers read them the same way. Node 20's own TextDecoder does not.
 */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

interface Decoder {
  decode(chunk: Buffer): string;
  end(): string;
}

function decoderOf(encoding: Encoding): Decoder {
  if (encoding === 'latin-1') {
    const decode = (chunk: Buffer): string =>
      chunk
        .toString('latin1')
        .replace(/[\x80-\x9f]/g, (byte) => windows1252[byte.charCodeAt(0) - 0x80] ?? byte);
    return { decode, end: () => '' };
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  return { decode: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

/**
 * A UTF-8 copy of `file` in `scratch`, made in a stream; the file itself when it is UTF-8 already.
 * @throws LatheError `file.malformed` when the bytes are not of this encoding
 */
export async function toUtf8(
  file: string,
  path: string,
  encoding: Encoding,
  scratch: string,
  signal: AbortSignal,
): Promise<string> {
  if (encoding === 'utf-8') return file;
  const decoder = decoderOf(encoding);
  const decode = new Transform({
    transform(chunk: Buffer, _, done) {
      attempt(() => decoder.decode(chunk), done);
    },
    flush(done) {
      attempt(() => decoder.end(), done);
    },
  });
  const copy = join(scratch, 'utf-8.txt');
  try {
    await pipeline(createReadStream(file), decode, createWriteStream(copy), { signal });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new LatheError('file.malformed', `${path} is not ${encoding.toUpperCase()} text.`, {
      cure: 'Set the encoding parameter to the one it was saved in.',
      about: { file: path, parameter: 'encoding' },
      cause,
    });
  }
  return copy;
}

function attempt(decode: () => string, done: (error: Error | null, text?: string) => void): void {
  try {
    done(null, decode());
  } catch (error) {
    done(error as Error);
  }
}
