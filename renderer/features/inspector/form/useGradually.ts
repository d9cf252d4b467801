import { startTransition, useEffect, useState } from 'react';

/**
 * How many of `count` parts to draw: one at first, and one more after each drawing, so that a long form does not
 * hold the window.
 */
export function useGradually(count: number): number {
  const [drawn, setDrawn] = useState(1);
  useEffect(() => {
    if (drawn < count) startTransition(() => setDrawn(drawn + 1));
  }, [drawn, count]);
  return Math.min(drawn, count);
}
