/**
 * A weight a class: all 1, or balanced as in scikit-learn, `rows / (classes × rows of the class)`. A class without
 * rows weighs 0.
 */
export function classWeights(codes: Int32Array, classes: number, kind: 'none' | 'balanced'): Float64Array {
  if (kind === 'none') return new Float64Array(classes).fill(1);
  const counts = new Float64Array(classes);
  for (const code of codes) counts[code]!++;
  return counts.map((count) => (count > 0 ? codes.length / (classes * count) : 0));
}
