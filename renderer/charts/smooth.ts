/**
 * Exponential moving average with the bias of the first values taken out (divided by 1 − weight^n, as Adam does).
 * `weight` from 0 (no smoothing) to below 1. A value that is not finite passes through and is not counted.
 */
export function smooth(values: readonly number[], weight: number): number[] {
  if (weight <= 0) return [...values];
  let average = 0;
  let seen = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return value;
    average = weight * average + (1 - weight) * value;
    seen += 1;
    return average / (1 - weight ** seen);
  });
}
