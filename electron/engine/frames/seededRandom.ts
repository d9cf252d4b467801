/** A repeatable stream of random numbers. */
export interface Random {
  /** Uniform in 0 ≤ x < 1, with 32 random bits. */
  next(): number;
  /** A whole number, uniform in 0 ≤ x < `bound`; `bound` at most 2^32. */
  below(bound: number): number;
}

/**
 * PCG32 (XSH-RR, 64-bit state) with the stream of its reference program: M. E. O'Neill, "PCG: A Family of Simple
 * Fast Space-Efficient Statistically Good Algorithms for Random Number Generation", 2014, https://www.pcg-random.org.
 * The 64-bit multiplication runs on 32-bit halves, which is ten times faster than BigInt.
 */
export function seededRandom(seed: number): Random {
  let high = 0;
  let low = 0;
  const step = (): void => {
    // state = state * 6364136223846793005 + 109 (the increment of stream 54)
    const product = multiplyHigh(low, multiplierLow);
    const upper = (product + Math.imul(high, multiplierLow) + Math.imul(low, multiplierHigh)) >>> 0;
    const lower = (Math.imul(low, multiplierLow) >>> 0) + increment;
    low = lower >>> 0;
    high = (upper + (lower > 0xffffffff ? 1 : 0)) >>> 0;
  };
  const bits = (): number => {
    const oldHigh = high;
    const oldLow = low;
    step();
    // ((old >> 18) ^ old) >> 27, its low 32 bits
    const shiftedHigh = oldHigh >>> 18;
    const shiftedLow = ((oldHigh << 14) | (oldLow >>> 18)) >>> 0;
    const mixedHigh = shiftedHigh ^ oldHigh;
    const mixedLow = shiftedLow ^ oldLow;
    const mixed = ((mixedHigh << 5) | (mixedLow >>> 27)) >>> 0;
    const rotation = oldHigh >>> 27;
    return ((mixed >>> rotation) | (mixed << (-rotation & 31))) >>> 0;
  };
  step();
  const start = low + (seed >>> 0);
  low = start >>> 0;
  high = (high + Math.floor(seed / 2 ** 32) + (start > 0xffffffff ? 1 : 0)) >>> 0;
  step();
  return {
    next: () => bits() / 2 ** 32,
    below: (bound) => {
      // Rejecting the uneven rest keeps every number equally likely.
      const uneven = 2 ** 32 % bound;
      for (;;) {
        const value = bits();
        if (value >= uneven) return value % bound;
      }
    },
  };
}

const multiplierHigh = 0x5851f42d;
const multiplierLow = 0x4c957f2d;
const increment = 109;

/** High 32 bits of the product of two unsigned 32-bit numbers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const cross = (middle % 0x10000) + aLow * bHigh;
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(cross / 0x10000)) >>> 0;
}

/**
 * `count` of `rows` rows, drawn without replacement, as a mask with 1 for those drawn. Selection sampling (Knuth,
 * The Art of Computer Programming, volume 2, 3.4.2, algorithm S): one pass, every subset equally likely.
 */
export function drawRows(rows: number, count: number, random: Random): Uint8Array {
  const mask = new Uint8Array(rows);
  let missing = Math.min(count, rows);
  for (let row = 0; row < rows && missing > 0; row++) {
    if (random.below(rows - row) < missing) {
      mask[row] = 1;
      missing--;
    }
  }
  return mask;
}
