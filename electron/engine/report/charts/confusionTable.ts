import type { ConfusionMatrix } from '@shared/model';
import { html, type Markup } from '../html';

/** Counts by actual and predicted class; shaded by the share of the actual class. */
export function confusionTable({ classes, counts }: ConfusionMatrix): Markup {
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  return html`<table class="confusion">
    <caption>
      Rows by actual and predicted class
    </caption>
    <thead>
      <tr>
        <th scope="col">actual ↓ predicted →</th>
        ${classes.map((name) => html`<th scope="col">${name}</th>`)}
        <th scope="col">recall</th>
      </tr>
    </thead>
    <tbody>
      ${classes.map(
        (name, actual) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${classes.map((_, predicted) => cell(counts[actual]?.[predicted] ?? 0, totals[actual] ?? 0, actual === predicted))}
            <td class="number">${percent(counts[actual]?.[actual] ?? 0, totals[actual] ?? 0)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cell(count: number, total: number, right: boolean): Markup {
  const share = total ? count / total : 0;
  const shade = count === 0 ? 0 : Math.max(0.08, share * 0.7).toFixed(2);
  return html`<td
    class="count ${right ? 'right' : 'wrong'}"
    style="--shade:${shade}"
    title="${Math.round(share * 100)}% of this actual class"
  >
    ${count.toLocaleString('en-US')}
  </td>`;
}

function percent(count: number, total: number): string {
  return total ? `${((count / total) * 100).toFixed(1)}%` : '–';
}
