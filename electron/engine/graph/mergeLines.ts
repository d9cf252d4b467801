/**
 * Three-way merge by lines: `written` with the changes that lead from `base` to `changed`. Where `changed`
 * agrees with `base`, the lines of `written` stay as they are.
 */
export function mergeLines(
  base: readonly string[],
  written: readonly string[],
  changed: readonly string[],
): string[] {
  const inWritten = pairGaps(matches(base, written), written.length);
  const inChanged = matches(base, changed);
  const merged: string[] = [];
  let [fromBase, fromWritten, fromChanged] = [0, 0, 0];
  for (let line = 0; line <= base.length; line++) {
    const atWritten = line === base.length ? written.length : inWritten[line];
    const atChanged = line === base.length ? changed.length : inChanged[line];
    if (atWritten === undefined || atChanged === undefined) continue;
    const before = base.slice(fromBase, line);
    const after = changed.slice(fromChanged, atChanged);
    merged.push(...(sameLines(before, after) ? written.slice(fromWritten, atWritten) : after));
    if (line < base.length) merged.push(written[atWritten] ?? '');
    [fromBase, fromWritten, fromChanged] = [line + 1, atWritten + 1, atChanged + 1];
  }
  return merged;
}

/** Pairs the lines of a gap one by one when both sides have as many: they differ in spacing, not in number. */
function pairGaps(partners: (number | undefined)[], length: number): (number | undefined)[] {
  const paired = [...partners];
  let [start, partnerStart] = [0, 0];
  for (let line = 0; line <= partners.length; line++) {
    const partner = line === partners.length ? length : partners[line];
    if (partner === undefined) continue;
    if (line - start === partner - partnerStart) {
      for (let offset = 0; offset < line - start; offset++) paired[start + offset] = partnerStart + offset;
    }
    [start, partnerStart] = [line + 1, partner + 1];
  }
  return paired;
}

function sameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}

/** For each line of `left`, its partner in `right` along a longest common subsequence. */
function matches(left: readonly string[], right: readonly string[]): (number | undefined)[] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const partners = new Array<number | undefined>(left.length).fill(undefined);
  for (let row = 0, column = 0; row < left.length && column < right.length;) {
    if (left[row] === right[column]) partners[row++] = column++;
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return partners;
}
