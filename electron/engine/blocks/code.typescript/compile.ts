import { readFileSync } from 'node:fs';
import { transform } from 'sucrase';
import { LatheError } from '@shared/errors';

/**
 * A TypeScript file as CommonJS, with its line breaks kept.
 * @param name the file as messages name it
 * @throws LatheError `code.failed` with file and line
 */
export function compile(path: string, name: string): string {
  try {
    return transform(readFileSync(path, 'utf8'), {
      transforms: ['typescript', 'imports'],
      filePath: path,
      production: true,
    }).code;
  } catch (cause) {
    const words = (cause as Error).message.split('\n', 1)[0] ?? '';
    const place = /\((\d+):(\d+)\)\s*$/.exec(words);
    const sentence = words.replace(/^Error transforming .*?: /, '').replace(/\s*\(\d+:\d+\)\s*$/, '');
    throw new LatheError('code.failed', `${name} is no valid TypeScript: ${sentence}.`, {
      cure: 'Correct the line.',
      about: { file: name, ...(place ? { line: Number(place[1]) } : {}) },
      cause,
    });
  }
}
