import type { CurvePoint, LogLine } from '@shared/model';
import type { Database } from './database';

export interface SeriesPoints {
  readonly block: string;
  readonly series: string;
  readonly steps: number[];
  readonly values: number[];
}

export interface LogFilter {
  readonly block?: string | undefined;
  readonly item?: string | undefined;
  readonly attempt?: number | undefined;
  readonly level?: LogLine['level'] | undefined;
  readonly search?: string | undefined;
  readonly limit: number;
}

const levels = ['debug', 'info', 'warning', 'error'] as const;

/** Curves and logs of runs. */
export class StreamStore {
  constructor(private readonly database: Database) {}

  addPoints(
    { run, block, item }: { readonly run: number; readonly block: string; readonly item?: string },
    points: readonly CurvePoint[],
  ): void {
    const sql =
      item === undefined
        ? 'INSERT OR REPLACE INTO curve_points (run, block, series, step, value) VALUES (?, ?, ?, ?, ?)'
        : 'INSERT OR REPLACE INTO item_curve_points (run, block, item, series, step, value) VALUES (?, ?, ?, ?, ?, ?)';
    const place = item === undefined ? [run, block] : [run, block, item];
    for (const { series, step, value } of points)
      this.database.run(sql, ...place, series, step, Number.isFinite(value) ? value : null);
  }

  addLines(lines: readonly LogLine[]): void {
    for (const { run, block, item, attempt, time, level, text } of lines) {
      this.database.run(
        'INSERT INTO log_lines (run, block, item, attempt, time, level, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
        run,
        block ?? null,
        item ?? null,
        attempt ?? null,
        time,
        level,
        text,
      );
    }
  }

  /** Curves of a block in a run, every point; steps without a finite value are left out. */
  curves(run: number, block: string, item?: string): SeriesPoints[] {
    const curves = new Map<string, SeriesPoints>();
    const rows = this.database.all(
      item === undefined
        ? `SELECT series, step, value FROM curve_points WHERE run = ? AND block = ? AND value IS NOT NULL
           ORDER BY series, step`
        : `SELECT series, step, value FROM item_curve_points WHERE run = ? AND block = ? AND item = ?
           AND value IS NOT NULL ORDER BY series, step`,
      run,
      block,
      ...(item === undefined ? [] : [item]),
    );
    for (const row of rows) {
      const series = String(row['series']);
      const curve = curves.get(series) ?? { block, series, steps: [], values: [] };
      curves.set(series, curve);
      curve.steps.push(Number(row['step']));
      curve.values.push(Number(row['value']));
    }
    return [...curves.values()];
  }

  /** The newest lines that match, in the order of time. */
  lines(run: number, filter: LogFilter): LogLine[] {
    const shown = levels.slice(filter.level === undefined ? 0 : levels.indexOf(filter.level));
    const rows = this.database.all(
      `SELECT * FROM log_lines WHERE run = ?1 AND (?2 IS NULL OR block = ?2) AND (?3 IS NULL OR instr(lower(text), lower(?3)))
         AND instr(?4, level) AND (?5 IS NULL OR item = ?5) AND (?6 IS NULL OR attempt = ?6)
         ORDER BY id DESC LIMIT ?7`,
      run,
      filter.block ?? null,
      filter.search || null,
      shown.join(' '),
      filter.item ?? null,
      filter.attempt ?? null,
      filter.limit,
    );
    return rows.reverse().map((row) => ({
      run,
      ...(typeof row['block'] === 'string' ? { block: row['block'] } : {}),
      ...(typeof row['item'] === 'string' ? { item: row['item'] } : {}),
      ...(typeof row['attempt'] === 'number' ? { attempt: row['attempt'] } : {}),
      time: Number(row['time']),
      level: String(row['level']) as LogLine['level'],
      text: String(row['text']),
    }));
  }
}
