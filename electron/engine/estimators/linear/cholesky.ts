/**
 * Solves `A x = b` for a symmetric positive definite `A` (size × size, row-major), of which only the lower triangle
 * is read; `A` and `b` are overwritten and `b` returned. Undefined when a pivot is not positive.
 * Golub and Van Loan, Matrix Computations, 4.2.
 */
export function solveCholesky(a: Float64Array, b: Float64Array): Float64Array | undefined {
  const size = b.length;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = a[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= a[row * size + k]! * a[column * size + k]!;
      if (row !== column) a[row * size + column] = sum / a[column * size + column]!;
      else if (sum > 0) a[row * size + row] = Math.sqrt(sum);
      else return undefined;
    }
  }
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) b[row]! -= a[row * size + k]! * b[k]!;
    b[row]! /= a[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) b[row]! -= a[k * size + row]! * b[k]!;
    b[row]! /= a[row * size + row]!;
  }
  return b;
}
