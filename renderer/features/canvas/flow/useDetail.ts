import { useStore } from '@xyflow/react';

type Detail = 'full' | 'some' | 'little';

const leastPixels = 11;

/** How much a block says at a zoom, and the size of letters, in the canvas's pixels, that is 11 on the screen. */
export function detailAt(zoom: number): readonly [Detail, number] {
  if (zoom >= 0.85) return ['full', leastPixels];
  const size = Math.round(leastPixels / Math.max(zoom, 0.4));
  return [zoom >= 0.42 ? 'some' : 'little', size];
}

export function useDetail(): readonly [Detail, number] {
  const zoom = useStore((state) => Math.round(state.transform[2] * 20) / 20);
  return detailAt(zoom);
}
