import type { Curve } from '@shared/model';
import { curveChart, quantityOf } from '../charts/curveChart';
import { html, type Markup } from '../html';
import type { ReportData } from '../reportData';

/** Curves of every block that trained in steps. */
export function trainingSection({ curves, models }: ReportData): Markup {
  const blocks = [...new Set(curves.map(({ block }) => block))];
  return html`${blocks.map((block) => {
    const own = curves.filter((curve) => curve.block === block && isWorthDrawing(curve));
    const quantities = [...new Set(own.map(({ series }) => quantityOf(series)))].sort(lossFirst);
    const training = models.find((model) => model.block === block)?.description.training;
    return (
      own.length > 0 &&
      html`<section>
        <h2>Training of ${block}</h2>
        ${training && html`<p class="about">${facts(training)}</p>`}
        <div class="columns">
          ${quantities.map((quantity) =>
            curveChart(
              quantity,
              own.filter(({ series }) => quantityOf(series) === quantity),
              training?.bestEpoch,
            ),
          )}
        </div>
      </section>`
    );
  })}`;
}

/** A learning rate that never moved says nothing. */
function isWorthDrawing({ series, steps, values }: Curve): boolean {
  return steps.length > 1 && !(series === 'learning_rate' && values.every((value) => value === values[0]));
}

function lossFirst(one: string, other: string): number {
  const rank = (quantity: string): number => ['loss', 'learning_rate'].indexOf(quantity) + 1 || 1.5;
  return rank(one) - rank(other);
}

type Training = ReportData['models'][number]['description']['training'];

function facts(training: Training): string {
  return [
    `${training.engine}${training.engineReason ? ` (${training.engineReason})` : ''}`,
    `${training.rows.toLocaleString('en-US')} rows${training.validationRows ? `, ${training.validationRows.toLocaleString('en-US')} held out to watch` : ''}`,
    `${training.features} features, ${training.weights.toLocaleString('en-US')} weights`,
    ...(training.epochs === undefined ? [] : [`${training.epochs} epochs`]),
    ...(training.stopped ? [training.stopped] : []),
  ].join(' · ');
}
