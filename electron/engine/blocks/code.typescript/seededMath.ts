import { seededRandom } from '@engine/frames';

/**
 * Lets Math.random give the same numbers each time while `action` runs, for the project's code and for danfo and
 * TensorFlow.js below it: the same code over the same rows gives the same artifact. A worker runs one block at a time.
 */
export async function withSeededRandom<T>(action: () => Promise<T>): Promise<T> {
  const original = Math.random;
  const random = seededRandom(1);
  Math.random = () => random.next();
  try {
    return await action();
  } finally {
    Math.random = original;
  }
}
