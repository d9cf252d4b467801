import { useEffect, type RefObject } from 'react';
import { isTyping } from '@renderer/ui';
import { moveBlocks, neighbour, positionsOf, type Direction, type Position } from '../document';
import { useCanvas } from '../stores';

const directions: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-16, 0],
  ArrowRight: [16, 0],
  ArrowUp: [0, -16],
  ArrowDown: [0, 16],
};

/** Arrow keys go from block to block, with Shift they move the selected ones; Enter selects the focused block. */
export function useCanvasKeys(wrapper: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = wrapper.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const { document, selection, select, edit } = useCanvas.getState();
      if (!document) return;
      const focused = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')?.dataset['id'];
      if (event.key === 'Escape') select([]);
      if ((event.key === 'Enter' || event.key === ' ') && focused) select([focused]);
      if (!directions.includes(event.key)) return;
      event.preventDefault();
      const positions = positionsOf(document);
      if (event.shiftKey) {
        const [dx, dy] = steps[event.key] ?? [0, 0];
        const moved = selection.map((id): [string, Position] => {
          const [x, y] = positions[id] ?? [0, 0];
          return [id, [x + dx, y + dy]];
        });
        if (moved.length > 0) edit((current) => moveBlocks(current, Object.fromEntries(moved)));
        return;
      }
      const next = neighbour(positions, selection[0] ?? focused ?? '', event.key as Direction);
      if (next === undefined) return;
      select([next]);
      element?.querySelector<HTMLElement>(`.react-flow__node[data-id="${next}"]`)?.focus();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [wrapper]);
}
