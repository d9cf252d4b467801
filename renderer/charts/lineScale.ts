import { extentOf, type LineSeries } from './lineSeries';
import { logTicks, niceTicks } from './ticks';

export interface Scale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Round ends and ticks for the values of all series. */
export function valueScale(series: readonly LineSeries[], log: boolean): Scale {
  const extent = extentOf(series, 'y', log) ?? [0, 1];
  const ticks = log ? logTicks(extent[0], extent[1]) : niceTicks(extent[0], extent[1], 5);
  return { domain: [ticks[0]!, ticks[ticks.length - 1]!], ticks };
}

/** From the first to the last step, or to the zoomed part; whole ticks where steps are whole. */
export function stepScale(series: readonly LineSeries[], zoom: readonly [number, number] | undefined): Scale {
  const extent = zoom ?? extentOf(series, 'x') ?? [0, 1];
  const [low, high] = extent[0] === extent[1] ? [extent[0] - 1, extent[1] + 1] : extent;
  const ticks = niceTicks(low, high, 8).filter((tick) => tick >= low && tick <= high);
  const whole = series.every((one) => one.x.every(Number.isInteger));
  return { domain: [low, high], ticks: whole ? ticks.filter(Number.isInteger) : ticks };
}

/** The domain after a step of the keyboard: `+` and `-` zoom, arrows pan, inside the whole extent. */
export function stepZoom(
  key: string,
  domain: readonly [number, number],
  whole: readonly [number, number],
): readonly [number, number] | undefined {
  const span = domain[1] - domain[0];
  const middle = (domain[0] + domain[1]) / 2;
  if (key === '+' || key === '=') return [middle - span / 4, middle + span / 4];
  if (key === '-') return inside([middle - span, middle + span], whole);
  if (key === 'ArrowLeft') return inside([domain[0] - span / 5, domain[1] - span / 5], whole);
  if (key === 'ArrowRight') return inside([domain[0] + span / 5, domain[1] + span / 5], whole);
  return undefined;
}

function inside(
  domain: readonly [number, number],
  whole: readonly [number, number],
): readonly [number, number] | undefined {
  const span = domain[1] - domain[0];
  if (span >= whole[1] - whole[0]) return undefined;
  const low = Math.min(Math.max(domain[0], whole[0]), whole[1] - span);
  return [low, low + span];
}
