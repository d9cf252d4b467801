const leastBytes = 250 * 1024 ** 2;

/**
 * How much memory a block run is likely to take, in bytes of the worker's resident memory.
 *
 * What it took before is the best guess, with a fifth on top: data grows, and the system needs room as well. A block
 * that never ran is guessed by its inputs: artifacts are compressed about threefold, a table is in memory twice
 * (as read, as made), and no worker that has loaded its libraries takes less than 250 MB.
 * @param learnedPeak the most that earlier attempts took; undefined when there was none.
 * @param inputBytes bytes of the input artifacts on disk.
 */
export function estimateMemory(learnedPeak: number | undefined, inputBytes: number): number {
  if (learnedPeak !== undefined && learnedPeak > 0) return Math.ceil(learnedPeak * 1.2);
  return Math.max(leastBytes, inputBytes * 6);
}
