import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import type { RejectedRow } from './rejectedRows';

/** Copies the lines that hold a JSON object into `scratch`, and collects those that do not. */
export async function keepJsonLines(
  file: string,
  scratch: string,
): Promise<{ readonly file: string; readonly rejected: readonly RejectedRow[] }> {
  const copy = join(scratch, 'objects.jsonl');
  const output = createWriteStream(copy);
  const rejected: RejectedRow[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line++;
    if (text.trim() === '') continue;
    const problem = problemOf(line === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (problem) rejected.push({ line, problem, text });
    else if (!output.write(`${text}\n`)) await once(output, 'drain');
  }
  output.end();
  await once(output, 'finish');
  return { file: copy, rejected };
}

function problemOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? undefined
      : 'it is not an object';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
