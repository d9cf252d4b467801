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
  readonly level?: LogLine['level'] | undefined;
  readonly search?: string | undefined;
  readonly limit: number;
}

const levels = ['debug', 'info', 'warning', 'error'] as const;

/** Curves and logs of runs. */
export class StreamStore {
  constructor(private readonly database: Database) {}

  addPoints(run: number, block: string, points: readonly CurvePoint[]): void {
    for (const { series, step, value } of points) {
      this.database.run(
        'INSERT OR REPLACE INTO curve_points (run, block, series, step, value) VALUES (?, ?, ?, ?, ?)',
        run,
        block,
        series,
        step,
        Number.isFinite(value) ? value : null,
      );
    }
  }

  addLines(lines: readonly LogLine[]): void {
    for (const { run, block, time, level, text } of lines) {
      this.database.run(
        'INSERT INTO log_lines (run, block, time, level, text) VALUES (?, ?, ?, ?, ?)',
        run,
        block ?? null,
        time,
        level,
        text,
      );
    }
  }

  /** Curves of a block in a run, every point; steps without a finite value are left out. */
  curves(run: number, block: string): SeriesPoints[] {
    const curves = new Map<string, SeriesPoints>();
    const rows = this.database.all(
      `SELECT series, step, value FROM curve_points WHERE run = ? AND block = ? AND value IS NOT NULL
       ORDER BY series, step`,
      run,
      block,
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
         AND instr(?4, level) ORDER BY id DESC LIMIT ?5`,
      run,
      filter.block ?? null,
      filter.search || null,
      shown.join(' '),
      filter.limit,
    );
    return rows.reverse().map((row) => ({
      run,
      ...(typeof row['block'] === 'string' ? { block: row['block'] } : {}),
      time: Number(row['time']),
      level: String(row['level']) as LogLine['level'],
      text: String(row['text']),
    }));
  }
}
