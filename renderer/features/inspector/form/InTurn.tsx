import { startTransition, useEffect, useState, type ReactNode } from 'react';

/**
 * Draws its parts one after the other, each in a task of its own, so that a long form does not hold the window.
 * The parts drawn are not drawn again for the next one.
 */
export function InTurn({ children }: { readonly children: readonly ReactNode[] }) {
  const [drawn, setDrawn] = useState(1);
  const count = children.length;
  useEffect(() => {
    if (drawn < count) startTransition(() => setDrawn(drawn + 1));
  }, [drawn, count]);
  return <>{children.slice(0, drawn)}</>;
}
