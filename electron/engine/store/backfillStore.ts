import type { BackfillInterval, CalendarUnit, RunState } from '@shared/model';
import type { Database, Row } from './database';
import { json } from './rows';

/** How a backfill was asked for. */
export interface BackfillRequest {
  readonly zone: string;
  readonly every: { readonly value: number; readonly unit: CalendarUnit };
  readonly parallel: number;
  readonly set: Readonly<Record<string, unknown>>;
}

/** A backfill as it is kept; how far it is, its runs say. */
export interface BackfillRecord {
  readonly id: number;
  readonly pipeline: string;
  readonly createdAt: number;
  readonly request: BackfillRequest;
  readonly intervals: readonly Pick<BackfillInterval, 'interval' | 'label'>[];
  readonly cancelledAt: number | undefined;
}

export interface BackfillRun {
  readonly run: number;
  readonly state: RunState;
  /** Milliseconds since 1970. */
  readonly intervalStart: number;
}

export class BackfillStore {
  constructor(private readonly database: Database) {}

  create(backfill: Omit<BackfillRecord, 'id' | 'cancelledAt'>): BackfillRecord {
    const { lastId } = this.database.run(
      'INSERT INTO backfills (pipeline, created_at, request, intervals) VALUES (?, ?, ?, ?)',
      backfill.pipeline,
      backfill.createdAt,
      JSON.stringify(backfill.request),
      JSON.stringify(backfill.intervals),
    );
    return { ...backfill, id: lastId, cancelledAt: undefined };
  }

  remove(id: number): void {
    this.database.run('DELETE FROM backfills WHERE id = ?', id);
  }

  find(id: number): BackfillRecord | undefined {
    const row = this.database.get('SELECT * FROM backfills WHERE id = ?', id);
    return row && recordFromRow(row);
  }

  /** Newest first. */
  list(pipeline: string | undefined): BackfillRecord[] {
    return this.database
      .all('SELECT * FROM backfills WHERE (?1 IS NULL OR pipeline = ?1) ORDER BY id DESC', pipeline ?? null)
      .map(recordFromRow);
  }

  /** @param time when it was cancelled; undefined when it goes on. */
  setCancelled(id: number, time: number | undefined): void {
    this.database.run('UPDATE backfills SET cancelled_at = ? WHERE id = ?', time ?? null, id);
  }

  /** The oldest first. */
  runsOf(id: number): BackfillRun[] {
    return this.database
      .all('SELECT id, state, interval_start FROM runs WHERE backfill = ? ORDER BY id', id)
      .map((row) => ({
        run: Number(row['id']),
        state: String(row['state']) as RunState,
        intervalStart: Number(row['interval_start']),
      }));
  }
}

function recordFromRow(row: Row): BackfillRecord {
  return {
    id: Number(row['id']),
    pipeline: String(row['pipeline']),
    createdAt: Number(row['created_at']),
    request: json(row, 'request'),
    intervals: json(row, 'intervals'),
    cancelledAt: typeof row['cancelled_at'] === 'number' ? row['cancelled_at'] : undefined,
  };
}
