import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { fitOptions } from './fitOptions';

/**
 * Shows the whole graph when a pipeline is opened, and again when the canvas changes its size, until a person moves
 * the view. Returns the handler for such moves.
 */
export function useFittedView(
  canvas: RefObject<HTMLElement | null>,
  pipeline: string | null,
): (event: unknown) => void {
  const flow = useReactFlow();
  const moved = useRef(false);
  useEffect(() => {
    moved.current = false;
    const element = canvas.current;
    if (!element) return undefined;
    // An observer reports the first size too, once the canvas has one.
    const observer = new ResizeObserver(() => {
      if (!moved.current) void flow.fitView(fitOptions);
    });
    observer.observe(element);
    const frame = requestAnimationFrame(() => void flow.fitView(fitOptions));
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [flow, canvas, pipeline]);
  return useCallback((event: unknown) => {
    // Moves that the program makes carry no event.
    if (event) moved.current = true;
  }, []);
}
