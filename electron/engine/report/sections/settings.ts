import { html, type Markup } from '../html';
import { shown } from '../quantities';
import type { ReportData } from '../reportData';

/** Every variable and parameter, and the pipeline's file as it was run. */
export function settingsSection({ run }: ReportData): Markup {
  return html`<section>
    <h2>Settings</h2>
    <details>
      <summary>Variables and parameters</summary>
      <table>
        <tbody>
          ${Object.entries(run.variables).map(([name, value]) => row('variable', name, value))}
          ${run.blocks.flatMap(({ block, params }) => Object.entries(params).map(([name, value]) => row(block, name, value)))}
        </tbody>
      </table>
    </details>
    <details>
      <summary>The pipeline's file as it was run</summary>
      <pre>${run.document}</pre>
    </details>
  </section>`;
}

function row(block: string, name: string, value: unknown): Markup {
  return html`<tr>
    <td class="faint">${block}</td>
    <td>${name}</td>
    <td><code>${shown(value)}</code></td>
  </tr>`;
}
