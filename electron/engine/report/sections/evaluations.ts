import type { Evaluation } from '@shared/model';
import { confusionTable } from '../charts/confusionTable';
import { intervalBar } from '../charts/intervalBar';
import { predictedChart, residualChart } from '../charts/regressionCharts';
import { rocChart } from '../charts/rocChart';
import { html, type Markup } from '../html';
import { number } from '../quantities';
import type { ReportData } from '../reportData';

/** Each evaluation: metrics with their intervals, and its pictures. */
export function evaluationsSection({ evaluations, document }: ReportData): Markup {
  return html`${evaluations.map(({ block, evaluation }) => {
    const inputs = document.blocks.find(({ id }) => id === block)?.inputs;
    return html`<section>
      <h2>Quality of ${inputs?.['model'] ?? block}</h2>
      <p class="about">
        ${evaluation.task === 'classification' ? 'Classification' : 'Regression'} of
        <strong>${evaluation.target}</strong>, measured on ${number(evaluation.rows)} rows of
        ${inputs?.['test'] ?? 'the test frame'}${evaluation.rowsWithoutTarget > 0 && `; ${number(evaluation.rowsWithoutTarget)} rows without a target were left out`}.
        Intervals: 95%, bootstrap.
      </p>
      <div class="columns ${evaluation.task}">${metricTable(evaluation)}${pictures(evaluation)}</div>
    </section>`;
  })}`;
}

function metricTable({ metrics }: Evaluation): Markup {
  return html`<table class="metrics">
    <thead>
      <tr>
        <th scope="col">metric</th>
        <th scope="col" class="number">value</th>
        <th scope="col">95% interval</th>
        <th></th>
      </tr>
    </thead>
    <tbody>
      ${metrics.map(
        (metric) =>
          html`<tr>
            <td>${metric.title} <span class="faint">${metric.better === 'higher' ? '↑' : '↓'}</span></td>
            <td class="number"><strong>${number(metric.value)}</strong> ${metric.unit}</td>
            <td class="number">
              ${metric.low !== undefined && metric.high !== undefined && `${number(metric.low)} – ${number(metric.high)}`}
            </td>
            <td>${intervalBar(metric)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function pictures({ confusion, roc, predictedActual, residuals, target }: Evaluation): Markup {
  return html`${confusion && confusionTable(confusion)}${roc && rocChart(roc)}${predictedActual && predictedChart(predictedActual, target)}${residuals && residualChart(residuals)}`;
}
