import type { ArtifactSummary } from '@shared/model';
import type { Database } from './database';
import { json } from './rows';

export interface CacheEntry {
  readonly run: number;
  readonly outputs: Record<string, ArtifactSummary>;
  readonly metrics: Record<string, number>;
}

/** Outputs by cache key, and the artifacts they name. */
export class CacheStore {
  constructor(private readonly database: Database) {}

  find(key: string): CacheEntry | undefined {
    const row = this.database.get('SELECT run, outputs, metrics FROM cache_entries WHERE key = ?', key);
    return row && { run: Number(row['run']), outputs: json(row, 'outputs'), metrics: json(row, 'metrics') };
  }

  save(key: string, entry: CacheEntry, time: number): void {
    this.database.run(
      'INSERT OR REPLACE INTO cache_entries (key, run, outputs, metrics, created_at) VALUES (?, ?, ?, ?, ?)',
      key,
      entry.run,
      JSON.stringify(entry.outputs),
      JSON.stringify(entry.metrics),
      time,
    );
  }

  saveArtifacts(outputs: Readonly<Record<string, ArtifactSummary>>, time: number): void {
    for (const summary of Object.values(outputs)) {
      this.database.run(
        'INSERT OR REPLACE INTO artifacts (hash, type, bytes, summary, created_at) VALUES (?, ?, ?, ?, ?)',
        summary.hash,
        summary.type,
        summary.bytes,
        JSON.stringify(summary),
        time,
      );
    }
  }

  artifactBytes(): number {
    return Number(
      this.database.get('SELECT coalesce(sum(bytes), 0) AS bytes FROM artifacts')?.['bytes'] ?? 0,
    );
  }
}
