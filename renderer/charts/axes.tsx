import { formatTick } from './numberFormat';

const font = { fontSize: 11, fill: 'var(--dim)' };

/** Room that axes take, so that plots under one another line up. */
export const axisRoom = { left: 52, bottom: 34, top: 8, right: 12 } as const;

/** Props that every axis of every chart shares. */
export const axisLook = {
  tick: font,
  tickLine: false,
  axisLine: { stroke: 'var(--line)' },
  tickFormatter: (value: unknown) => (typeof value === 'number' ? formatTick(value) : String(value)),
  isAnimationActive: false,
} as const;

export function xLabelOf(text: string) {
  return { value: text, position: 'insideBottom' as const, offset: 3, ...font };
}

export function yLabelOf(text: string) {
  return {
    value: text,
    angle: -90,
    position: 'insideLeft' as const,
    offset: 4,
    style: { textAnchor: 'middle' as const },
    ...font,
  };
}

export const gridLook = { stroke: 'var(--line)', strokeDasharray: '2 4', vertical: false } as const;
