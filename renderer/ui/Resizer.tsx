import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './Resizer.module.css';

interface ResizerProps {
  readonly label: string;
  /** `vertical` bars change a width, `horizontal` bars a height. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Size in pixels of the pane after the bar. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  onResize(size: number): void;
}

/** The bar between two panes: drag it, or focus it and use the arrow keys. */
export function Resizer({ label, orientation, size, min, max, onResize }: ResizerProps) {
  const start = useRef<{ at: number; size: number } | null>(null);
  const position = (event: PointerEvent): number =>
    orientation === 'vertical' ? event.clientX : event.clientY;
  const resize = (next: number): void => onResize(Math.round(Math.min(max, Math.max(min, next))));
  const onKeyDown = (event: KeyboardEvent): void => {
    const grow = orientation === 'vertical' ? 'ArrowLeft' : 'ArrowUp';
    const shrink = orientation === 'vertical' ? 'ArrowRight' : 'ArrowDown';
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    resize(size + (event.key === grow ? 24 : -24));
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.resizer}
      data-orientation={orientation}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: position(event), size };
      }}
      onPointerMove={(event) => {
        if (start.current) resize(start.current.size + start.current.at - position(event));
      }}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
