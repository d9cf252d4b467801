import { html, type Markup } from '../html';
import { linear, ticks } from './scale';

export const width = 460;
export const height = 250;
const margin = { left: 52, right: 14, top: 12, bottom: 38 };

export interface Plot {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** A chart with both axes, ticks and titles; `draw` fills it. */
export function chart(
  about: {
    readonly label: string;
    readonly x: readonly [number, number];
    readonly y: readonly [number, number];
    readonly xTitle: string;
    readonly yTitle: string;
  },
  draw: (plot: Plot) => readonly Markup[] | Markup,
): Markup {
  const x = linear(about.x[0], about.x[1], margin.left, width - margin.right);
  const y = linear(about.y[0], about.y[1], height - margin.bottom, margin.top);
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${about.label}">
    ${ticks(about.y[0], about.y[1]).map(
      (value) =>
        html`<line
            class="grid"
            x1="${margin.left}"
            x2="${width - margin.right}"
            y1="${y(value)}"
            y2="${y(value)}"
          />
          <text class="tick" x="${margin.left - 7}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
    )}
    ${ticks(about.x[0], about.x[1], 6).map(
      (value) =>
        html`<text class="tick" x="${x(value)}" y="${height - margin.bottom + 16}" text-anchor="middle"
          >${value}</text
        >`,
    )}
    <text class="axis" x="${(margin.left + width - margin.right) / 2}" y="${height - 4}" text-anchor="middle">
      ${about.xTitle}
    </text>
    <text
      class="axis"
      transform="translate(12 ${(margin.top + height - margin.bottom) / 2}) rotate(-90)"
      text-anchor="middle"
    >
      ${about.yTitle}
    </text>
    ${draw({ x, y })}
  </svg>`;
}

export function path(xs: readonly number[], ys: readonly number[], { x, y }: Plot): string {
  return xs
    .map((value, index) => [value, ys[index] ?? NaN] as const)
    .filter(([, value]) => Number.isFinite(value))
    .map(([step, value], index) => `${index ? 'L' : 'M'}${x(step)} ${y(value)}`)
    .join('');
}
