import type { Position } from './blocks';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The nearest block in a direction: distance along it counts once, distance aside counts double. */
export function neighbour(
  positions: Readonly<Record<string, Position>>,
  from: string,
  direction: Direction,
): string | undefined {
  const origin = positions[from];
  if (!origin) return Object.keys(positions)[0];
  let best: { id: string; cost: number } | undefined;
  for (const [id, [x, y]] of Object.entries(positions)) {
    if (id === from) continue;
    const [along, aside] = resolve(x - origin[0], y - origin[1], direction);
    if (along <= 0) continue;
    const cost = along + 2 * Math.abs(aside);
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

function resolve(dx: number, dy: number, direction: Direction): readonly [number, number] {
  if (direction === 'ArrowRight') return [dx, dy];
  if (direction === 'ArrowLeft') return [-dx, dy];
  return direction === 'ArrowDown' ? [dy, dx] : [-dy, dx];
}
