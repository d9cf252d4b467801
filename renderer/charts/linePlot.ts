import type { Scale } from './lineScale';
import type { LineSeries } from './lineSeries';

export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels for values of a linear or logarithmic scale, and back; `end` is the pixel of the domain's end. */
export function pixelScale(domain: Scale['domain'], start: number, end: number, log = false) {
  const inner = (value: number): number => (log ? Math.log10(value) : value);
  const [low, high] = [inner(domain[0]), inner(domain[1])];
  const span = high - low || 1;
  return {
    toPixel: (value: number): number => start + ((inner(value) - low) / span) * (end - start),
    toValue: (pixel: number): number => {
      const value = low + ((pixel - start) / (end - start || 1)) * span;
      return log ? 10 ** value : value;
    },
  };
}

/** The path of a curve; gaps (NaN, not above zero on a log axis) are bridged, as the next point continues the line. */
export function curvePath(
  series: Pick<LineSeries, 'x' | 'y'>,
  toX: (value: number) => number,
  toY: (value: number) => number,
  log: boolean,
): string {
  const parts: string[] = [];
  series.x.forEach((x, i) => {
    const y = series.y[i];
    if (y === undefined || !Number.isFinite(y) || (log && y <= 0)) return;
    parts.push(`${parts.length ? 'L' : 'M'}${toX(x).toFixed(1)},${toY(y).toFixed(1)}`);
  });
  return parts.join('');
}

/** The step of any series that is nearest to `x`; undefined without points. */
export function nearestStep(series: readonly Pick<LineSeries, 'x'>[], x: number): number | undefined {
  let best: number | undefined;
  for (const one of series)
    for (const step of one.x) if (best === undefined || Math.abs(step - x) < Math.abs(best - x)) best = step;
  return best;
}
