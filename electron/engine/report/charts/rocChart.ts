import type { Evaluation } from '@shared/model';
import { html, type Markup } from '../html';
import { chart, path } from './frame';

export function rocChart({ x: rates, y: hits }: NonNullable<Evaluation['roc']>): Markup {
  const picture = chart(
    { label: 'ROC curve', x: [0, 1], y: [0, 1], xTitle: 'false positive rate', yTitle: 'true positive rate' },
    (plot) => [
      html`<line class="diagonal" x1="${plot.x(0)}" y1="${plot.y(0)}" x2="${plot.x(1)}" y2="${plot.y(1)}" />`,
      html`<path class="curve first" d="${path(rates, hits, plot)}" />`,
    ],
  );
  return html`<figure>
    ${picture}
    <figcaption>ROC curve; the dashed line is a guess.</figcaption>
  </figure>`;
}
