import { breathe, Random } from '../estimators';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const rowsDrawn = 20_000_000;
const fewestResamples = 200;

/** How many resamples are drawn: as asked up to 20,000 rows, then fewer, to bound the time; never under 200. */
export function resamplesFor(rows: number, asked: number): number {
  return Math.min(asked, Math.max(fewestResamples, Math.floor(rowsDrawn / Math.max(1, rows))));
}

/**
 * 95% percentile bootstrap intervals (Efron 1979): rows are drawn with replacement and every metric is measured on
 * the same draws. A draw on which a metric is undefined does not count for it.
 */
export async function bootstrapIntervals(
  measure: (counts: Uint16Array) => Record<string, number>,
  rows: number,
  resamples: number,
  seed: number,
  signal: AbortSignal,
): Promise<Record<string, Interval>> {
  const random = new Random(seed);
  const counts = new Uint16Array(rows);
  const values: Record<string, number[]> = {};
  const pause = Math.max(1, Math.floor(200_000 / rows));
  for (let resample = 0; resample < resamples; resample++) {
    if (resample % pause === 0) await breathe(signal);
    counts.fill(0);
    for (let draw = 0; draw < rows; draw++) counts[random.below(rows)]!++;
    for (const [name, value] of Object.entries(measure(counts)))
      if (Number.isFinite(value)) (values[name] ??= []).push(value);
  }
  return Object.fromEntries(Object.entries(values).map(([name, drawn]) => [name, percentiles(drawn)]));
}

function percentiles(values: number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/** Linear interpolation between order statistics (type 7 of Hyndman and Fan), of ascending values. */
export function quantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}
