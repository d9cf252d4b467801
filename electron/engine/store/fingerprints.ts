import { stat } from 'node:fs/promises';
import type { Database } from './database';
import { hashFile } from './hashFiles';

/** SHA-256 of files by path, computed again only when size or time of change differ. */
export class Fingerprints {
  constructor(private readonly database: Database) {}

  /** `missing` when there is no such file. */
  async of(path: string): Promise<string> {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return 'missing';
    const known = this.database.get('SELECT * FROM file_fingerprints WHERE path = ?', path);
    if (known?.['size'] === found.size && known['modified_at'] === found.mtimeMs)
      return String(known['hash']);
    const hash = await hashFile(path);
    // A file written within the last two seconds may change again within the clock's grain.
    if (Date.now() - found.mtimeMs > 2000) {
      this.database.run(
        'INSERT OR REPLACE INTO file_fingerprints (path, size, modified_at, hash) VALUES (?, ?, ?, ?)',
        path,
        found.size,
        found.mtimeMs,
        hash,
      );
    }
    return hash;
  }
}
