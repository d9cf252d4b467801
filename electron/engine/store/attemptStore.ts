import type { Attempt } from '@shared/model';
import type { ErrorData } from '@shared/errors';
import type { Database, Row } from './database';
import { json } from './rows';

/** Every try at a block run. */
export class AttemptStore {
  constructor(private readonly database: Database) {}

  save(attempt: Attempt): void {
    this.database.run(
      `INSERT OR REPLACE INTO attempts (run, block, item, attempt, state, started_at, finished_at, pid, exit_code,
         peak_bytes, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      attempt.run,
      attempt.block,
      attempt.item ?? '',
      attempt.attempt,
      attempt.state,
      attempt.startedAt,
      attempt.finishedAt ?? null,
      attempt.pid ?? null,
      attempt.exitCode ?? null,
      attempt.peakBytes ?? null,
      attempt.error === undefined ? null : JSON.stringify(attempt.error),
    );
  }

  /** The oldest first. */
  ofRun(run: number, block?: string, item?: string): Attempt[] {
    return this.database
      .all(
        `SELECT * FROM attempts WHERE run = ?1 AND (?2 IS NULL OR block = ?2) AND (?3 IS NULL OR item = ?3)
         ORDER BY started_at, block, item, attempt`,
        run,
        block ?? null,
        item ?? null,
      )
      .map(attemptFromRow);
  }

  /** The most memory that the newest finished attempts of a block took, in bytes. */
  peakOf(pipeline: string, block: string): number | undefined {
    const row = this.database.get(
      `SELECT max(peak_bytes) AS peak FROM (SELECT a.peak_bytes FROM attempts a JOIN runs r ON r.id = a.run
         WHERE r.pipeline = ? AND a.block = ? AND a.peak_bytes IS NOT NULL ORDER BY a.run DESC LIMIT 20)`,
      pipeline,
      block,
    );
    return typeof row?.['peak'] === 'number' ? row['peak'] : undefined;
  }
}

function attemptFromRow(row: Row): Attempt {
  const numbers = { pid: row['pid'], exitCode: row['exit_code'], peakBytes: row['peak_bytes'] };
  return {
    run: Number(row['run']),
    block: String(row['block']),
    ...(row['item'] === '' ? {} : { item: String(row['item']) }),
    attempt: Number(row['attempt']),
    state: String(row['state']) as Attempt['state'],
    startedAt: Number(row['started_at']),
    ...(typeof row['finished_at'] === 'number' ? { finishedAt: row['finished_at'] } : {}),
    ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => typeof value === 'number')),
    ...(row['error'] === null ? {} : { error: json<ErrorData>(row, 'error') }),
  };
}
