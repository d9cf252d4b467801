import type { ReadStream } from 'node:tty';
import { LatheError } from '@shared/errors';

/** What of a terminal or a pipe is needed to read a secret from it. */
export type SecretSource = NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>;

/**
 * Reads a secret: from a terminal, asked for and not shown, up to Enter; from a pipe all of it, without the last
 * line's end. Throws `run.cancelled` on Ctrl-C.
 */
export async function readSecret(
  name: string,
  source: SecretSource = process.stdin,
  terminal: NodeJS.WritableStream = process.stderr,
): Promise<string> {
  if (!source.isTTY || !source.setRawMode) return readAll(source);
  terminal.write(`Value of ${name} (not shown): `);
  source.setRawMode(true);
  try {
    return await readLine(source);
  } finally {
    source.setRawMode(false);
    source.pause();
    terminal.write('\n');
  }
}

async function readAll(source: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(Buffer.from(part));
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}

function readLine(source: NodeJS.ReadableStream): Promise<string> {
  return new Promise((settle, reject) => {
    let typed: string[] = [];
    const end = (finish: () => void): void => {
      source.off('data', see);
      source.off('end', stop);
      finish();
    };
    const stop = (): void => end(() => reject(new LatheError('run.cancelled', 'No value was given.')));
    const see = (data: Buffer | string): void => {
      for (const key of data.toString()) {
        if (key === '\r' || key === '\n') return end(() => settle(typed.join('')));
        if (key === '\u0003' || key === '\u0004') return stop();
        if (key === '\u007F' || key === '\b') typed = typed.slice(0, -1);
        else if (key === '\u0015') typed = [];
        else if (key >= ' ') typed.push(key);
      }
    };
    source.on('data', see);
    source.on('end', stop);
    source.resume();
  });
}
