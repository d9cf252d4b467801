import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';

const longest = 65_536;
const cutNote = ' … (the line is cut at 64 kB)';

/** A printed line as the log keeps it: without colours and cursor moves, and not without end. */
export function printedLine(text: string): string {
  // What a progress bar wrote over is gone.
  const last = text.includes('\r') ? (text.split('\r').filter(Boolean).pop() ?? '') : text;
  const plain = last.includes('\u001b') || last.includes('\u009b') ? stripVTControlCharacters(last) : last;
  return plain.length > longest ? plain.slice(0, longest) + cutNote : plain;
}

/**
 * Calls `listener` with each line that a stream brings, the last unfinished one included. Bytes that are no UTF-8
 * become replacement characters; of a line without end only the beginning is kept.
 * @returns the function that ends the last line, for a stream that does not say when it ends.
 */
export function onPrintedLine(stream: NodeJS.ReadableStream, listener: (line: string) => void): () => void {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  const add = (text: string): void => {
    // Escape sequences make a line longer than it is read: room for them, then the line is cut.
    if (begun.length <= longest * 2) begun += text;
  };
  const end = (): void => {
    listener(printedLine(begun));
    begun = '';
  };
  stream.on('data', (chunk: Buffer) => {
    const [first = '', ...rest] = decoder.write(chunk).split('\n');
    add(first);
    for (const line of rest) {
      end();
      add(line);
    }
  });
  const close = (): void => {
    add(decoder.end());
    if (begun !== '') end();
  };
  stream.on('end', close);
  return close;
}
