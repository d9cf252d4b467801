import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';

/** Changes when a source file is added, removed or written; tests do not count. */
export function fingerprint(sources) {
  const hash = createHash('sha1');
  for (const source of sources) visit(join(root, source), hash);
  return hash.digest('hex');
}

function visit(path, hash) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    for (const name of readdirSync(path).sort()) visit(join(path, name), hash);
  } else if (stat && !/\.test\.tsx?$/.test(path)) {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  }
}
