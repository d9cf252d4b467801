/** Rows in ascending order of a score, for the area under the ROC curve of any resample in one pass. */
export interface RankedScores {
  readonly rows: Uint32Array;
  /** By rank: 1 for the positive class. */
  readonly positive: Uint8Array;
  /** By rank: 1 when the score is higher than the one before. */
  readonly rises: Uint8Array;
  readonly scores: Float64Array;
}

export function rankScores(scores: Float64Array, isPositive: (row: number) => boolean): RankedScores {
  const rows = Uint32Array.from(scores, (_, row) => row).sort((a, b) => scores[a]! - scores[b]!);
  return {
    rows,
    positive: Uint8Array.from(rows, (row) => (isPositive(row) ? 1 : 0)),
    rises: Uint8Array.from(rows, (row, rank) =>
      rank > 0 && scores[row]! > scores[rows[rank - 1]!]! ? 1 : 0,
    ),
    scores,
  };
}

/**
 * The chance that a random positive scores above a random negative, ties half: the Mann-Whitney form of the area
 * under the ROC curve. NaN when one of both is absent.
 * @param counts how often each row is in the resample; absent: once
 */
export function areaUnderCurve({ rows, positive, rises }: RankedScores, counts?: Uint16Array): number {
  let [negativesBelow, area, positives] = [0, 0, 0];
  let [tiedPositives, tiedNegatives] = [0, 0];
  for (let rank = 0; rank < rows.length; rank++) {
    if (rises[rank]) {
      area += tiedPositives * (negativesBelow + tiedNegatives / 2);
      negativesBelow += tiedNegatives;
      positives += tiedPositives;
      tiedPositives = tiedNegatives = 0;
    }
    const count = counts ? counts[rows[rank]!]! : 1;
    if (positive[rank]) tiedPositives += count;
    else tiedNegatives += count;
  }
  area += tiedPositives * (negativesBelow + tiedNegatives / 2);
  return area / ((positives + tiedPositives) * (negativesBelow + tiedNegatives));
}

const curvePoints = 200;

/** The ROC curve from (0, 0) to (1, 1), at most some 200 points, evenly along its length. */
export function rocCurve({ rows, positive, rises }: RankedScores): { x: number[]; y: number[] } {
  const positives = positive.reduce((sum, one) => sum + one, 0);
  const negatives = rows.length - positives;
  const x = [0];
  const y = [0];
  let [falsePositives, truePositives, lastLength] = [0, 0, 0];
  for (let rank = rows.length - 1; rank >= 0; rank--) {
    if (positive[rank]) truePositives++;
    else falsePositives++;
    const length = falsePositives / negatives + truePositives / positives;
    if (rank > 0 && (!rises[rank] || length - lastLength < 2 / curvePoints)) continue;
    x.push(falsePositives / negatives);
    y.push(truePositives / positives);
    lastLength = length;
  }
  return { x, y };
}
