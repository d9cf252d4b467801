/** Round numbers that cover `[low, high]`, about `count` of them, the first at or below `low`. */
export function niceTicks(low: number, high: number, count = 5): number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  if (low === high) {
    const pad = Math.abs(low) * 0.1 || 1;
    return niceTicks(low - pad, high + pad, count);
  }
  const step = niceStep((high - low) / Math.max(1, count));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks: number[] = [];
  for (let i = first; i <= last; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

/** Ticks for a log axis: powers of ten, with 2 and 5 between where fewer than three powers are covered. */
export function logTicks(low: number, high: number): number[] {
  if (!(low > 0) || !(high > 0)) return [1, 10];
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  const factors = last - first < 3 ? [1, 2, 5] : [1];
  const all: number[] = [];
  for (let power = first; power <= last; power++)
    for (const factor of factors) all.push(Number((factor * 10 ** power).toPrecision(12)));
  const from = lastIndexWhere(all, (tick) => tick <= low * (1 + 1e-9));
  const to = all.findIndex((tick) => tick >= high * (1 - 1e-9));
  const ticks = all.slice(Math.max(0, from), to < 0 ? all.length : to + 1);
  return ticks.length > 1 ? ticks : [low / 2, high * 2];
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const fraction = rough / power;
  const factor = fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 2.5 ? 2.5 : fraction <= 5 ? 5 : 10;
  return factor * power;
}

function lastIndexWhere(values: readonly number[], test: (value: number) => boolean): number {
  for (let i = values.length - 1; i >= 0; i--) if (test(values[i]!)) return i;
  return -1;
}
