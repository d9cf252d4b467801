import type { ArtifactSummary } from '@shared/model';
import { folderStamp } from './artifactStamp';
import { artifactFolder } from './artifactStore';
import { ArtifactSync } from './artifactSync';
import type { Database } from './database';
import { json } from './rows';

export interface CacheEntry {
  readonly run: number;
  readonly outputs: Record<string, ArtifactSummary>;
  readonly metrics: Record<string, number>;
}

/** Outputs by cache key, and the artifacts they name. */
export class CacheStore {
  /** Brings new artifacts to the disk; each gets its stamp when it is there. */
  readonly sync: ArtifactSync;

  constructor(
    private readonly database: Database,
    private readonly artifacts: string,
  ) {
    this.sync = new ArtifactSync(artifacts, (hash) => this.stamp(hash));
  }

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

  /**
   * Records artifacts that were just made, and has their files brought to the disk. The stamp of files that are known
   * already stays: if they changed since, the next use sees it.
   */
  saveArtifacts(outputs: Readonly<Record<string, ArtifactSummary>>, time: number): void {
    for (const summary of Object.values(outputs)) {
      this.database.run(
        `INSERT INTO artifacts (hash, type, bytes, summary, created_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (hash) DO UPDATE SET type = excluded.type, bytes = excluded.bytes, summary = excluded.summary,
           created_at = excluded.created_at`,
        summary.hash,
        summary.type,
        summary.bytes,
        JSON.stringify(summary),
        time,
      );
      if (this.stampOf(summary.hash) === undefined) this.sync.add(summary.hash);
    }
  }

  /** The stamp that an artifact's files had when their content was last known to be right. */
  stampOf(hash: string): string | undefined {
    const row = this.database.get('SELECT stamp FROM artifacts WHERE hash = ?', hash);
    return typeof row?.['stamp'] === 'string' ? row['stamp'] : undefined;
  }

  private stamp(hash: string): void {
    const stamp = folderStamp(artifactFolder(this.artifacts, hash));
    if (stamp !== undefined && this.database.writable) this.saveStamp(hash, stamp);
  }

  /** False for an artifact that is not recorded. */
  saveStamp(hash: string, stamp: string): boolean {
    return this.database.run('UPDATE artifacts SET stamp = ? WHERE hash = ?', stamp, hash).changes > 0;
  }

  forgetArtifact(hash: string): void {
    this.database.run('DELETE FROM artifacts WHERE hash = ?', hash);
  }

  artifactBytes(): number {
    return Number(
      this.database.get('SELECT coalesce(sum(bytes), 0) AS bytes FROM artifacts')?.['bytes'] ?? 0,
    );
  }
}
