/** A curve as the charts take it: columns of equal length, x ascending. */
export interface LineSeries {
  readonly id: string;
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** A CSS colour; by default the scale's, by position. */
  readonly color?: string;
  readonly dash?: string;
  /** Drawn thin and pale, e.g. the raw curve behind a smoothed one; not in the legend. */
  readonly faint?: boolean;
}

/** A row of recharts: `x`, and `s0`, `s1` … for the series that have a value there. */
export type ChartRow = { x: number } & Record<string, number>;

/** Joins series on x, leaving out what cannot be drawn (NaN, and values not above zero on a log axis). */
export function joinSeries(series: readonly LineSeries[], log: boolean): ChartRow[] {
  const rows = new Map<number, ChartRow>();
  series.forEach((one, index) => {
    one.x.forEach((x, i) => {
      const y = one.y[i];
      if (y === undefined || !Number.isFinite(y) || (log && y <= 0)) return;
      let row = rows.get(x);
      if (!row) rows.set(x, (row = { x }));
      row[`s${index}`] = y;
    });
  });
  return [...rows.values()].sort((a, b) => a.x - b.x);
}

/**
 * At most about `limit` points of a series inside `[from, to]`, keeping each bucket's minimum and maximum so that
 * no peak is lost. Short series pass unchanged.
 */
export function reduceSeries<S extends LineSeries>(
  series: S,
  limit: number,
  from = -Infinity,
  to = Infinity,
): S {
  const inside: number[] = [];
  for (let i = 0; i < series.x.length; i++) if (series.x[i]! >= from && series.x[i]! <= to) inside.push(i);
  if (inside.length <= limit && inside.length === series.x.length) return series;
  const keep = inside.length <= limit ? inside : extremes(series.y, inside, Math.max(1, limit >> 1));
  return { ...series, x: keep.map((i) => series.x[i]!), y: keep.map((i) => series.y[i]!) };
}

function extremes(y: readonly number[], indices: readonly number[], buckets: number): number[] {
  const kept = new Set<number>([indices[0]!, indices[indices.length - 1]!]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.floor((bucket * indices.length) / buckets);
    const end = Math.floor(((bucket + 1) * indices.length) / buckets);
    let low = indices[start]!;
    let high = low;
    for (let k = start; k < end; k++) {
      const i = indices[k]!;
      if (y[i]! < y[low]!) low = i;
      if (y[i]! > y[high]!) high = i;
    }
    kept.add(low).add(high);
  }
  return [...kept].sort((a, b) => a - b);
}

/** Smallest and largest drawable value of all series; undefined when there is none. */
export function extentOf(
  series: readonly LineSeries[],
  axis: 'x' | 'y',
  log = false,
): readonly [number, number] | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const one of series)
    for (const value of one[axis]) {
      if (!Number.isFinite(value) || (log && value <= 0)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return low <= high ? [low, high] : undefined;
}
