import type { Evaluation } from '@shared/model';
import { html, type Markup } from '../html';
import { chart } from './frame';
import { extent } from './scale';

/** Predicted against actual: perfect predictions lie on the diagonal. */
export function predictedChart(
  { actual, predicted }: NonNullable<Evaluation['predictedActual']>,
  target: string,
): Markup {
  const range = extent([...actual, ...predicted]);
  const picture = chart(
    {
      label: `predicted against actual ${target}`,
      x: range,
      y: range,
      xTitle: `actual ${target}`,
      yTitle: 'predicted',
    },
    ({ x, y }) => [
      html`<line
        class="diagonal"
        x1="${x(range[0])}"
        y1="${y(range[0])}"
        x2="${x(range[1])}"
        y2="${y(range[1])}"
      />`,
      ...actual.map(
        (value, index) =>
          html`<circle class="dot" cx="${x(value)}" cy="${y(predicted[index] ?? NaN)}" r="2.6"
            ><title>actual ${value}, predicted ${(predicted[index] ?? NaN).toPrecision(4)}</title></circle
          >`,
      ),
    ],
  );
  return html`<figure>
    ${picture}
    <figcaption>Each dot is a test row; the line is a perfect prediction.</figcaption>
  </figure>`;
}

export function residualChart({ histogram, mean, sd }: NonNullable<Evaluation['residuals']>): Markup {
  const x = extent(histogram.flatMap(({ from, to }) => [from, to]));
  const most = Math.max(1, ...histogram.map(({ count }) => count));
  const picture = chart(
    { label: 'residuals', x, y: [0, most], xTitle: 'residual (actual − predicted)', yTitle: 'rows' },
    (plot) =>
      histogram.map(
        ({ from, to, count }) =>
          html`<rect
            class="bar"
            x="${plot.x(from) + 0.5}"
            width="${Math.max(0.5, plot.x(to) - plot.x(from) - 1)}"
            y="${plot.y(count)}"
            height="${plot.y(0) - plot.y(count)}"
            ><title>${from.toPrecision(3)} to ${to.toPrecision(3)}: ${count} rows</title></rect
          >`,
      ),
  );
  return html`<figure>
    ${picture}
    <figcaption>Mean ${mean.toPrecision(3)}, standard deviation ${sd.toPrecision(3)}.</figcaption>
  </figure>`;
}
