export interface ConfusionCell {
  readonly actual: number;
  readonly predicted: number;
  readonly count: number;
  /** Of the rows of the actual class, 0 to 1. */
  readonly share: number;
}

export function confusionCells(counts: readonly (readonly number[])[]): ConfusionCell[] {
  return counts.flatMap((row, actual) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, predicted) => ({ actual, predicted, count, share: total ? count / total : 0 }));
  });
}

/** Sizes in pixels for so many classes in so much room; texts are left out where they would not fit. */
export function matrixLayout(classes: readonly string[], width: number) {
  const count = Math.max(1, classes.length);
  const longest = Math.min(16, Math.max(4, ...classes.map((label) => label.length)));
  const left = 28 + longest * 6.4;
  const top = 24;
  const cellWidth = Math.max(16, Math.min(92, Math.floor((width - left - 4) / count)));
  const cellHeight = Math.max(16, Math.min(52, cellWidth));
  return {
    left,
    top,
    cellWidth,
    cellHeight,
    width: left + count * cellWidth,
    height: top + count * cellHeight + 22,
    showCount: cellWidth >= 30,
    showShare: cellWidth >= 44 && cellHeight >= 40,
  };
}
