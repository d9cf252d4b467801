import { useState } from 'react';

/** The size of a pane in pixels, kept between starts. */
export function usePaneSize(pane: string, initial: number): readonly [number, (size: number) => void] {
  const key = `pane.${pane}`;
  const [size, setSize] = useState(() => Number(localStorage.getItem(key)) || initial);
  return [
    size,
    (next) => {
      setSize(next);
      localStorage.setItem(key, String(next));
    },
  ];
}
