import type { Curve } from '@shared/model';
import { html, type Markup } from '../html';
import { chart, path } from './frame';
import { extent } from './scale';

/** Training curves of one quantity (`loss` and `val_loss`), with the epoch whose weights were kept. */
export function curveChart(
  quantity: string,
  curves: readonly Curve[],
  bestEpoch: number | undefined,
): Markup {
  const [low, high] = extent(curves.flatMap(({ values }) => values));
  const [first, last] = extent(curves.flatMap(({ steps }) => steps));
  const y = [Math.min(low, quantity.includes('loss') ? 0 : low), high] as const;
  const picture = chart(
    {
      label: `${quantity} by epoch`,
      x: [first, last],
      y,
      xTitle: 'epoch',
      yTitle: quantity.replace(/_/g, ' '),
    },
    (plot) => [
      bestEpoch === undefined
        ? html``
        : html`<line
            class="mark"
            x1="${plot.x(bestEpoch)}"
            x2="${plot.x(bestEpoch)}"
            y1="${plot.y(y[0])}"
            y2="${plot.y(y[1])}"
            ><title>weights of epoch ${bestEpoch} kept</title></line
          >`,
      ...curves.map(
        ({ series, steps, values }) =>
          html`<path
            class="curve ${isValidation(series) ? 'second' : 'first'}"
            d="${path(steps, values, plot)}"
            ><title>${series}: last ${values.at(-1)?.toPrecision(4)}</title></path
          >`,
      ),
    ],
  );
  const legend = curves.map(
    ({ series }) =>
      html`<span class="key ${isValidation(series) ? 'second' : 'first'}"
        >${isValidation(series) ? 'validation' : 'training'}</span
      >`,
  );
  return html`<figure>
    ${picture}
    <figcaption>
      ${legend}${bestEpoch === undefined ? '' : html`<span class="key mark">epoch ${bestEpoch} kept</span>`}
    </figcaption>
  </figure>`;
}

export function quantityOf(series: string): string {
  return series.replace(/^val_/, '');
}

function isValidation(series: string): boolean {
  return series.startsWith('val_');
}
