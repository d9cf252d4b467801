const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const significant = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

/** What stands where there is no number. */
export const noNumber = '–';

/** A whole number with its thousands apart: `3,000,000`. */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? grouped.format(value) : noNumber;
}

/** A number of any size in four significant digits: `0.0001234`, `1.2e-9`, `6300`, `12,500`. */
export function formatNumber(value: number | undefined | null): string {
  if (value === undefined || value === null || !Number.isFinite(value)) return noNumber;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return value.toExponential(2).replace('e+', 'e');
  if (size >= 10_000) return grouped.format(value);
  if (size >= 1000) return String(Math.round(value));
  return significant.format(value);
}

/** A metric in places that line up in a column: three decimals below 10, fewer above. */
export function formatMetric(value: number | undefined | null): string {
  if (value === undefined || value === null || !Number.isFinite(value)) return noNumber;
  const size = Math.abs(value);
  if (size !== 0 && size < 0.0005) return value.toExponential(1);
  if (size < 10) return value.toFixed(3);
  if (size < 100) return value.toFixed(2);
  if (size < 1000) return value.toFixed(1);
  return grouped.format(value);
}

/** Short text for an axis: `1.2M`, `0.05`. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size >= 10_000) return compact.format(value);
  if (size !== 0 && size < 1e-4) return value.toExponential(0).replace('e+', 'e');
  return String(Number(value.toPrecision(6)));
}

/** A share of 0 to 1 in percent: `12%`, `0.6%`, `<0.1%`. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return noNumber;
  const percent = share * 100;
  if (percent === 0) return '0%';
  if (percent < 0.1) return '<0.1%';
  if (percent > 99.9 && percent < 100) return '>99.9%';
  return `${percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent)}%`;
}
