import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** The file that an import means: as named, or with the extension left out. */
export function sourceFile(path: string): string | undefined {
  const candidates = [path, `${path}.ts`, `${path}.json`, resolve(path, 'index.ts')];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}
