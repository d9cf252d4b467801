import type { MetricValue } from '@shared/model';
import { html, type Markup } from '../html';
import { linear } from './scale';

/** The 95% interval as a whisker; metrics between 0 and 1 on that scale, others around their own interval. */
export function intervalBar({ value, low, high }: MetricValue): Markup {
  if (low === undefined || high === undefined) return html``;
  const share = low >= 0 && high <= 1 + 1e-9;
  const padding = (high - low) * 0.5 || Math.abs(value) * 0.1 || 1;
  const x = share ? linear(0, 1, 4, 116) : linear(low - padding, high + padding, 4, 116);
  return html`<svg
    class="interval"
    viewBox="0 0 120 16"
    role="img"
    aria-label="${low.toPrecision(3)} to ${high.toPrecision(3)}"
  >
    <line class="grid" x1="4" x2="116" y1="8" y2="8" />
    <line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="8" y2="8" />
    <circle class="point" cx="${x(value)}" cy="8" r="4" />
  </svg>`;
}
