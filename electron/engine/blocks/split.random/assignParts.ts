import type { Random } from '@engine/frames';

export const trainPart = 0;
export const testPart = 1;
export const validationPart = 2;

/**
 * Rows of a part: a share of `rows` below 1 rounds up, as scikit-learn's `train_test_split` has it for the test
 * part; from 1 on it is the number of rows.
 */
export function partSize(share: number, rows: number): number {
  // 0.07 * 100 is 7.000000000000001, which must not round up to 8.
  return share < 1 ? Math.ceil(Number((share * rows).toPrecision(12))) : Math.round(share);
}

/**
 * Divides `seats` among strata in proportion to their sizes by largest remainder (Hamilton's method); equal
 * remainders go to the earlier stratum. No stratum gets more seats than it has rows.
 */
export function apportion(sizes: readonly number[], seats: number): number[] {
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  if (!rows) return sizes.map(() => 0);
  const quotas = sizes.map((size) => (size * seats) / rows);
  const given = quotas.map(Math.floor);
  const byRemainder = sizes
    .map((_, stratum) => stratum)
    .sort((a, b) => remainder(quotas, b) - remainder(quotas, a) || a - b);
  let left = seats - given.reduce((sum, count) => sum + count, 0);
  for (const stratum of byRemainder) {
    if (!left) break;
    if ((given[stratum] ?? 0) >= (sizes[stratum] ?? 0)) continue;
    given[stratum] = (given[stratum] ?? 0) + 1;
    left--;
  }
  return given;
}

function remainder(quotas: readonly number[], stratum: number): number {
  const quota = quotas[stratum] ?? 0;
  return quota - Math.floor(quota);
}

/** How many rows of each part every stratum has still to give. */
export interface StratumPlan {
  rows: number;
  test: number;
  validation: number;
}

/**
 * Assigns each row to a part, exactly as planned: within a stratum every assignment is equally likely (selection
 * sampling for three parts, in one pass).
 * @param strata stratum of each row, or undefined when there is one only
 */
export function assignParts(
  rows: number,
  strata: Int32Array | undefined,
  plans: readonly StratumPlan[],
  random: Random,
): Uint8Array {
  const parts = new Uint8Array(rows);
  const left = plans.map((plan) => ({ ...plan }));
  for (let row = 0; row < rows; row++) {
    const plan = left[strata ? (strata[row] ?? 0) : 0];
    if (!plan) continue;
    const draw = random.below(plan.rows);
    plan.rows--;
    if (draw < plan.test) {
      parts[row] = testPart;
      plan.test--;
    } else if (draw < plan.test + plan.validation) {
      parts[row] = validationPart;
      plan.validation--;
    }
  }
  return parts;
}
