/** Repeatable random numbers: sfc32 (Chris Doty-Humphrey, PractRand), seeded by SplitMix32. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spare: number | undefined;

  constructor(seed: number) {
    let state = seed >>> 0;
    const split = (): number => {
      state = (state + 0x9e3779b9) >>> 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      return (mixed ^ (mixed >>> 15)) >>> 0;
    };
    [this.a, this.b, this.c] = [split(), split(), split()];
    for (let round = 0; round < 12; round++) this.bits();
  }

  /** 32 random bits, as a number from 0 to 2^32 - 1. */
  bits(): number {
    const result = (this.a + this.b + this.counter) >>> 0;
    this.counter = (this.counter + 1) >>> 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) >>> 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) >>> 0;
    this.c = (this.c + result) >>> 0;
    return result;
  }

  /** From 0 (included) to 1 (excluded), in steps of 2^-32. */
  uniform(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number from 0 to `limit - 1`; the bias is below `limit` / 2^32. */
  below(limit: number): number {
    return Math.floor(this.uniform() * limit);
  }

  /** Standard normal, by the polar method of Marsaglia. */
  normal(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.spare = y * scale;
      return x * scale;
    }
  }

  /** Fisher and Yates, in place. */
  shuffle(items: Uint32Array): void {
    for (let last = items.length - 1; last > 0; last--) {
      const chosen = this.below(last + 1);
      const item = items[last]!;
      items[last] = items[chosen]!;
      items[chosen] = item;
    }
  }
}
