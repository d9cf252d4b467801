import { LatheError } from '@shared/errors';
import type { CodeFiles } from './codeFiles';

/** Runs what calls the project's code; an error says where in it. */
export async function runInCode<T>(files: CodeFiles, file: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof LatheError) throw error.concerning({ file: files.nameOf(file) });
    const place = files.placeOf(error) ?? { file: files.nameOf(file) };
    const where = 'line' in place ? ` (line ${place.line})` : '';
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new LatheError('code.failed', `${place.file}${where}: ${words}`, {
      cure: 'Correct the code file.',
      about: place,
      cause: error,
    });
  }
}
