const size = 8;

/** The colour of the n-th series (from 0), as a CSS value that follows the theme. */
export function seriesColor(index: number): string {
  return `var(--series-${(index % size) + 1})`;
}

/** A dash pattern for series beyond the scale's eight colours; undefined is a solid line. */
export function seriesDash(index: number): string | undefined {
  return [undefined, '6 3', '2 3', '8 3 2 3'][Math.floor(index / size) % 4];
}
